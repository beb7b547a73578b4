#include "file_kind.h"

#include <strings.h>

#include "text.h"

static const struct {
    const char *begin;
    size_t n;
    enum file_kind kind;
    bool any_case; /* letters in either case, behind blanks and a byte order mark */
} begins[] = {
    {"PK\3\4", 4, FILE_ZIP, false},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, FILE_OLE, false},
    {"\t\b\x06\0", 4, FILE_BIFF, false},
    {"\t\b\x08\0", 4, FILE_BIFF, false},
    {"\t\b\x10\0", 4, FILE_BIFF, false},
    {"\t\0\x04\0", 4, FILE_BIFF_OLD, false},
    {"\t\2\x06\0", 4, FILE_BIFF_OLD, false},
    {"\t\4\x06\0", 4, FILE_BIFF_OLD, false},
    {"\x1f\x8b", 2, FILE_GZIP, false},
    {"%PDF-", 5, FILE_PDF, false},
    {"Rar!\x1a\x07", 6, FILE_RAR, false},
    {"7z\xbc\xaf\x27\x1c", 6, FILE_7Z, false},
    {"<html", 5, FILE_HTML, true},
    {"<!doctype html", 14, FILE_HTML, true},
    {"<head", 5, FILE_HTML, true},
    {"<meta", 5, FILE_HTML, true},
    {"<table", 6, FILE_HTML, true},
    {"<style", 6, FILE_HTML, true},
    {"<?xml", 5, FILE_XML, true},
    {"mime-version:", 13, FILE_MHTML, true},
    {"content-type: multipart/", 24, FILE_MHTML, true},
    {"from: <", 7, FILE_MHTML, true},
};

enum file_kind
file_kind(struct slice first)
{
    struct slice text = first;

    for (size_t n; (n = text_blank(text)) > 0;)
        text = (struct slice){text.p + n, text.n - n};
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        struct slice s = begins[i].any_case ? text : first;

        if (s.n >= begins[i].n &&
            (begins[i].any_case ? strncasecmp(s.p, begins[i].begin, begins[i].n) == 0
                                : memcmp(s.p, begins[i].begin, begins[i].n) == 0))
            return begins[i].kind;
    }
    return FILE_TEXT;
}

const char *
file_kind_advice(enum file_kind kind)
{
    switch (kind) {
    case FILE_ZIP:
    case FILE_OLE:
    case FILE_BIFF:
        return "this is a workbook, not CSV: from-workbook FILE | normalize --as SOURCE";
    case FILE_HTML:
        return "this is a web page, whatever its name: open it in WPS and save it as .xlsx";
    case FILE_MHTML:
        return "this is a web archive (MHTML), whatever its name: open it in WPS and save it as "
               ".xlsx";
    case FILE_BIFF_OLD:
        return "this is a workbook of Excel 4 or older: open it in LibreOffice or an old Excel and "
               "save it as .xlsx";
    case FILE_XML:
        return "this is XML, whatever its name: open it in WPS and save it as .xlsx";
    case FILE_PDF:
        return "this is a PDF, no table: ask for the workbook that it was made of";
    case FILE_RAR:
    case FILE_7Z:
        return "this is an archive: unpack it and give the files in it";
    case FILE_TEXT:
    case FILE_GZIP:
        break;
    }
    return NULL;
}
