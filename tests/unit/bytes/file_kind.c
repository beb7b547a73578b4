#include "bytes/file_kind.h"

#include "check.h"

#define BYTES(literal)                 \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

static const struct {
    struct slice first;
    enum file_kind kind;
} kinds[] = {
    {BYTES(""), FILE_TEXT},
    {BYTES("姓名,身份证号\n"), FILE_TEXT},
    {BYTES("PK\3\4"), FILE_ZIP},
    {BYTES("PK\5\6"), FILE_ZIP},
    {BYTES("PK\3"), FILE_TEXT},
    {BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), FILE_OLE},
    {BYTES("\x1f\x8b\x08"), FILE_GZIP},
    {BYTES("\x09\x08\6\0\0\5"), FILE_BIFF},
    {BYTES("\x09\x08\x08\0\0\5"), FILE_BIFF},
    {BYTES("\x09\x08\x10\0\0\6"), FILE_BIFF},
    {BYTES("\x09\0\4\0\2\0\x10\0"), FILE_OLD_WORKBOOK},
    {BYTES("\x09\2\6\0\0\0\x10\0"), FILE_OLD_WORKBOOK},
    {BYTES("\x09\4\6\0\0\4\x10\0"), FILE_OLD_WORKBOOK},
    {BYTES("\t\t姓名\t身份证号\n"), FILE_TEXT},
    {BYTES("\0\0\2\0\6\4\6\0"), FILE_FOREIGN},
    {BYTES("ID;PWXL;N;E\r\n"), FILE_FOREIGN},
    {BYTES("ID;PAID;NAME\r\n"), FILE_TEXT},
    {BYTES("TABLE\r\n0,1\r\n"), FILE_FOREIGN},
    {BYTES("TABLE\n0,1\n"), FILE_FOREIGN},
    {BYTES("TABLE\nname,id\n"), FILE_TEXT},
    {BYTES("\n <HTML>"), FILE_HTML},
    {BYTES("<!-- saved -->"), FILE_HTML},
    {BYTES("\xef\xbb\xbf<Div>"), FILE_HTML},
    {BYTES("MIME-Version: 1.0\n"), FILE_MHTML},
    {BYTES("From: <Saved by Blink>\n"), FILE_MHTML},
    {BYTES("content-type: multipart/related;"), FILE_MHTML},
    {BYTES("Content-Type: text/csv\n"), FILE_TEXT},
    {BYTES("From: a town\n"), FILE_TEXT},
    {BYTES("<?xml version"), FILE_XML},
    {BYTES("{\"rows\":[]}"), FILE_JSON},
    {BYTES("{\n  \"rows\": []}"), FILE_JSON},
    {BYTES(" [{\"a\":1}]"), FILE_JSON},
    {BYTES("[[1]]"), FILE_JSON},
    {BYTES("[\"a\"]"), FILE_JSON},
    {BYTES("[1],姓名"), FILE_TEXT},
    {BYTES("{year},姓名"), FILE_TEXT},
    {BYTES("{"), FILE_TEXT},
    {BYTES("\x03\x7c\3\5\2\0\0\0\x41\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_DBF},
    {BYTES("\x30\x7c\xc\x1f\2\0\0\0\x41\1\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
     FILE_DBF},
    {BYTES("\x03\x7c\xd\5\2\0\0\0\x41\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_TEXT},
    {BYTES("\x03\x7c\3\0\2\0\0\0\x41\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_TEXT},
    {BYTES("\x03\x7c\3\5\2\0\0\0\x20\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_TEXT},
    {BYTES("\x03\x7c\3\5\2\0\0\0\x41\0\x14\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_TEXT},
    {BYTES("\x04\x7c\3\5\2\0\0\0\x41\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), FILE_TEXT},
    {BYTES("SQLite format 3\0"), FILE_DATABASE},
    {BYTES("\0\1\0\0Standard Jet DB"), FILE_DATABASE},
    {BYTES("\0\1\0\0Standard ACE DB"), FILE_DATABASE},
    {BYTES("{\\rtf1\\ansi"), FILE_RTF},
    {BYTES("%PDF-1.7"), FILE_PDF},
    {BYTES("\x89PNG\r\n\x1a\n"), FILE_IMAGE},
    {BYTES("\xff\xd8\xff\xe0"), FILE_IMAGE},
    {BYTES("GIF89a"), FILE_IMAGE},
    {BYTES("BM\x10\x20\0\0\0\0\0\0"), FILE_IMAGE},
    {BYTES("BM,姓名,身份证号"), FILE_TEXT},
    {BYTES("RIFF\1\2\3\4WEBP"), FILE_IMAGE},
    {BYTES("RIFF,姓名,WEBP"), FILE_TEXT},
    {BYTES("\0\0\0\x20"
           "ftypheic"),
     FILE_IMAGE},
    {BYTES("II*\0\x08"), FILE_IMAGE},
    {BYTES("MM\0*"), FILE_IMAGE},
    {BYTES("Rar!\x1a\x07"), FILE_RAR},
    {BYTES("7z\xbc\xaf\x27\x1c"), FILE_7Z},
    {BYTES("\xfd"
           "7zXZ\0"),
     FILE_PACKED},
    {BYTES("\x28\xb5\x2f\xfd"), FILE_PACKED},
    {BYTES("\x4c\0\0\0\1\x14\2\0"), FILE_SHORTCUT},
    {BYTES("[InternetShortcut]\r\n"), FILE_SHORTCUT},
    {BYTES("\0\5\x16\7\0\2"), FILE_SIDE},
};

static void
check_kinds(void)
{
    check("files by their first bytes");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        expect(file_kind(kinds[i].first) == kinds[i].kind, "row %zu: %d, not %d", i,
               (int)file_kind(kinds[i].first), (int)kinds[i].kind);
        expect((file_kind_advice(kinds[i].kind) == NULL) ==
                   (kinds[i].kind == FILE_TEXT || kinds[i].kind == FILE_GZIP),
               "row %zu: advice", i);
    }
}

static void
check_inside(void)
{
    static const struct {
        enum file_kind kind, inside;
        struct slice bytes;
    } rows[] = {
        {FILE_ZIP, FILE_ZIP, BYTES("PK\3\4 xl/workbook.xml")},
        {FILE_ZIP, FILE_WORD, BYTES("PK\3\4 word/document.xml")},
        {FILE_ZIP, FILE_ZIP, BYTES("PK\3\4 word/document.xml xl/workbook.xml")},
        {FILE_ZIP, FILE_SLIDES, BYTES("PK\3\4 ppt/presentation.xml")},
        {FILE_ZIP, FILE_WORD, BYTES("mimetypeapplication/vnd.oasis.opendocument.text")},
        {FILE_ZIP, FILE_SLIDES, BYTES("mimetypeapplication/vnd.oasis.opendocument.presentation")},
        {FILE_ZIP, FILE_ZIP, BYTES("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")},
        {FILE_ZIP, FILE_OFD, BYTES("PK\3\4 OFD.xml")},
        {FILE_ZIP, FILE_ZIP, BYTES("PK\3\4 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")},
        {FILE_OLE, FILE_WORD, BYTES("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")},
        {FILE_OLE, FILE_OLE,
         BYTES("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0 W\0o\0r\0k\0b\0o\0o\0k\0")},
        {FILE_OLE, FILE_OLE, BYTES("B\0o\0o\0k\0 P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0")},
        {FILE_OLE, FILE_SLIDES, BYTES("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0")},
        {FILE_OLE, FILE_OLE, BYTES("word/")},
        {FILE_TEXT, FILE_TEXT, BYTES("word/")},
    };

    check("containers by the names in them");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect(file_kind_inside(rows[i].kind, rows[i].bytes) == rows[i].inside, "row %zu: %d", i,
               (int)file_kind_inside(rows[i].kind, rows[i].bytes));
}

static void
check_marks(void)
{
    static const struct {
        const char *path, *program;
    } rows[] = {
        {"~$户籍.xlsx", "WPS or Excel"},
        {"a/~$户籍.xlsx", "WPS or Excel"},
        {".~户籍.csv", "WPS or Excel"},
        {".~lock.户籍.xlsx#", "LibreOffice"},
        {"a/.~lock.x#", "LibreOffice"},
        {".~lock.x", "WPS or Excel"},
        {"~$", NULL},
        {".~", NULL},
        {"~$a/户籍.csv", NULL},
        {"户籍.csv", NULL},
        {"户籍~$.csv", NULL},
        {"lock.x#", NULL},
        {"", NULL},
        {"-", NULL},
    };

    check("marks of files that are open");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *mark = file_kind_mark(rows[i].path);

        expect((mark == NULL) == (rows[i].program == NULL) &&
                   (!mark || strstr(mark, rows[i].program)),
               "%s: %s", rows[i].path, mark ? mark : "none");
    }
}

int
main(void)
{
    check_kinds();
    check_inside();
    check_marks();
    return check_end();
}
