#include "bytes/file_kind.h"

#include <strings.h>

#include "base/text.h"

static const struct {
    const char *begin;
    size_t n;
    enum file_kind kind;
    bool any_case; /* letters in either case, behind blanks and a byte order mark */
} begins[] = {
    {"PK\3\4", 4, FILE_ZIP, false},
    {"PK\5\6", 4, FILE_ZIP, false},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, FILE_OLE, false},
    {"\x1f\x8b", 2, FILE_GZIP, false},
    {"\x09\x08\6\0", 4, FILE_BIFF, false},
    {"\x09\x08\x08\0", 4, FILE_BIFF, false},
    {"\x09\x08\x10\0", 4, FILE_BIFF, false},
    {"\x09\0\4\0", 4, FILE_OLD_WORKBOOK, false},
    {"\x09\2\6\0", 4, FILE_OLD_WORKBOOK, false},
    {"\x09\4\6\0", 4, FILE_OLD_WORKBOOK, false},
    {"\0\0\2\0\6\4", 6, FILE_FOREIGN, false},
    {"\0\0\x1a\0\0\x10\4\0", 8, FILE_FOREIGN, false},
    {"ID;PWXL", 7, FILE_FOREIGN, false},
    {"ID;PSCALC", 9, FILE_FOREIGN, false},
    {"TABLE\r\n0,1\r\n", 12, FILE_FOREIGN, false},
    {"TABLE\n0,1\n", 10, FILE_FOREIGN, false},
    {"%PDF-", 5, FILE_PDF, false},
    {"Rar!\x1a\x07", 6, FILE_RAR, false},
    {"7z\xbc\xaf\x27\x1c", 6, FILE_7Z, false},
    {"\xfd\x37zXZ", 6, FILE_PACKED, false},
    {"\x28\xb5\x2f\xfd", 4, FILE_PACKED, false},
    {"{\\rtf", 5, FILE_RTF, true},
    {"SQLite format 3", 16, FILE_DATABASE, false},
    {"\0\1\0\0Standard Jet DB", 19, FILE_DATABASE, false},
    {"\0\1\0\0Standard ACE DB", 19, FILE_DATABASE, false},
    {"\x89PNG\r\n\x1a\n", 8, FILE_IMAGE, false},
    {"\xff\xd8\xff", 3, FILE_IMAGE, false},
    {"GIF87a", 6, FILE_IMAGE, false},
    {"GIF89a", 6, FILE_IMAGE, false},
    {"II*\0", 4, FILE_IMAGE, false},
    {"MM\0*", 4, FILE_IMAGE, false},
    {"\x4c\0\0\0\1\x14\2\0", 8, FILE_SHORTCUT, false},
    {"[InternetShortcut]", 18, FILE_SHORTCUT, true},
    {"\0\5\x16\7", 4, FILE_SIDE, false},
    {"MIME-Version:", 13, FILE_MHTML, true},
    {"From: <Saved by ", 16, FILE_MHTML, true},
    {"Content-Type: multipart/", 24, FILE_MHTML, true},
    {"<html", 5, FILE_HTML, true},
    {"<!doctype html", 14, FILE_HTML, true},
    {"<head", 5, FILE_HTML, true},
    {"<meta", 5, FILE_HTML, true},
    {"<body", 5, FILE_HTML, true},
    {"<div", 4, FILE_HTML, true},
    {"<table", 6, FILE_HTML, true},
    {"<style", 6, FILE_HTML, true},
    {"<script", 7, FILE_HTML, true},
    {"<!--", 4, FILE_HTML, true},
    {"<?xml", 5, FILE_XML, true},
};

/* How a text begins behind blanks and a byte order mark. */
static struct slice
less_blanks(struct slice s)
{
    for (size_t n; (n = text_blank(s)) > 0;)
        s = text_behind(s, n);
    return s;
}

static bool
has_at(struct slice s, size_t at, const char *bytes, size_t n)
{
    return s.n >= at + n && memcmp(s.p + at, bytes, n) == 0;
}

/* An object or a list, the first thing in which is a text, an object or a list. */
static bool
is_json(struct slice text)
{
    struct slice in;

    if (text.n == 0 || (text.p[0] != '{' && text.p[0] != '['))
        return false;
    in = less_blanks(text_behind(text, 1));
    return in.n > 0 && (in.p[0] == '"' || (text.p[0] == '[' && (in.p[0] == '{' || in.p[0] == '[')));
}

/* A version, the day of the last change (month and day tell), the length of the header, two bytes
 * of zero. */
static bool
is_dbf(struct slice s)
{
    static const char versions[] = "\x02\x03\x30\x31\x32\x43\x63\x83\x8b\xcb\xf5\xfb";
    const unsigned char *p = (const unsigned char *)s.p;
    unsigned header;

    if (s.n < 32 || !p[0] || !strchr(versions, p[0]))
        return false;
    header = p[8] | (unsigned)p[9] << 8;
    return p[2] >= 1 && p[2] <= 12 && p[3] >= 1 && p[3] <= 31 && header > 32 && p[12] == 0 &&
           p[13] == 0;
}

/* Images that are known by bytes in two places. */
static bool
is_image(struct slice s)
{
    return (has_at(s, 0, "RIFF", 4) && has_at(s, 8, "WEBP", 4)) ||
           (has_at(s, 0, "BM", 2) && has_at(s, 6, "\0\0\0\0", 4)) ||
           (has_at(s, 0, "\0\0\0", 3) && has_at(s, 4, "ftyp", 4));
}

enum file_kind
file_kind(struct slice first)
{
    struct slice text = less_blanks(first);

    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        struct slice s = begins[i].any_case ? text : first;

        if (s.n >= begins[i].n &&
            (begins[i].any_case ? strncasecmp(s.p, begins[i].begin, begins[i].n) == 0
                                : memcmp(s.p, begins[i].begin, begins[i].n) == 0))
            return begins[i].kind;
    }
    return is_dbf(first)     ? FILE_DBF
           : is_image(first) ? FILE_IMAGE
           : is_json(text)   ? FILE_JSON
                             : FILE_TEXT;
}

static bool
holds(struct slice bytes, struct slice name)
{
    return memmem(bytes.p, bytes.n, name.p, name.n) != NULL;
}

enum file_kind
file_kind_inside(enum file_kind kind, struct slice bytes)
{
    /* Of several that are found the first counts: a workbook may hold a document. */
    static const struct {
        enum file_kind in, kind;
        struct slice name;
    } names[] = {
        {FILE_ZIP, FILE_ZIP, {"xl/", 3}},
        {FILE_ZIP, FILE_WORD, {"word/", 5}},
        {FILE_ZIP, FILE_SLIDES, {"ppt/", 4}},
        {FILE_ZIP, FILE_WORD, {"application/vnd.oasis.opendocument.text", 39}},
        {FILE_ZIP, FILE_SLIDES, {"application/vnd.oasis.opendocument.presentation", 47}},
        {FILE_ZIP, FILE_OFD, {"OFD.xml", 7}},
        {FILE_OLE, FILE_OLE, {"W\0o\0r\0k\0b\0o\0o\0k\0", 16}},
        {FILE_OLE, FILE_OLE, {"B\0o\0o\0k\0", 8}},
        {FILE_OLE, FILE_WORD, {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24}},
        {FILE_OLE, FILE_SLIDES, {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", 20}},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].in == kind && holds(bytes, names[i].name))
            return names[i].kind;
    return kind;
}

const char *
file_kind_advice(enum file_kind kind)
{
    static const char workbook[] =
        "this is a workbook, not CSV: from-workbook FILE | normalize --as SOURCE",
                      archive[] = "this is an archive: unpack it and give the files in it";
    static const char *const advice[FILE_KINDS] = {
        [FILE_ZIP] = workbook,
        [FILE_OLE] = workbook,
        [FILE_BIFF] = workbook,
        [FILE_OLD_WORKBOOK] =
            "this is a workbook of Excel 4 or older: open it in WPS and save it as .xlsx",
        [FILE_FOREIGN] =
            "this is a table of SYLK, DIF or Lotus: open it in WPS and save it as .xlsx",
        [FILE_HTML] = "this is a web page, whatever its name: open it in WPS and save it as .xlsx",
        [FILE_MHTML] =
            "this is a web archive, whatever its name: open it in WPS and save it as .xlsx",
        [FILE_XML] = "this is XML, whatever its name: open it in WPS and save it as .xlsx",
        [FILE_JSON] = "this is JSON, no table: ask for the table as .xlsx or CSV",
        [FILE_DBF] = "this is a table of dBase (.dbf): open it in WPS and save it as .xlsx",
        [FILE_DATABASE] = "this is a database: ask for the table in it as .xlsx or CSV",
        [FILE_WORD] =
            "this is a document of Word, no table: copy the table in it to a new workbook",
        [FILE_SLIDES] =
            "this is a presentation, no table: ask for the workbook that it was made of",
        [FILE_RTF] = "this is a document (RTF), no table: copy the table in it to a new workbook",
        [FILE_PDF] = "this is a PDF, no table: ask for the workbook that it was made of",
        [FILE_OFD] = "this is an OFD, no table: ask for the workbook that it was made of",
        [FILE_IMAGE] = "this is an image, no table: ask for the workbook that it was made of",
        [FILE_RAR] = archive,
        [FILE_7Z] = archive,
        [FILE_PACKED] = archive,
        [FILE_SHORTCUT] = "this is a shortcut, not the file: ask for the file that it leads to",
        [FILE_SIDE] = "this is what macOS puts beside a file, no table: remove it",
    };

    return advice[kind];
}

const char *
file_kind_mark(const char *path)
{
#define MARK_OF(program) \
    "no table, but the mark that one is open in " program ": close it there, then run again"
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name);

    if (strncmp(name, ".~lock.", 7) == 0 && name[n - 1] == '#')
        return MARK_OF("LibreOffice");
    if (n > 2 && (strncmp(name, "~$", 2) == 0 || strncmp(name, ".~", 2) == 0))
        return MARK_OF("WPS or Excel");
    return NULL;
#undef MARK_OF
}
