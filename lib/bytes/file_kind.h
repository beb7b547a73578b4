/* What a file is by its first bytes or its name, where it is no table of text, and what to do
 * with such a one. */
#ifndef CANBAO_FILE_KIND_H
#define CANBAO_FILE_KIND_H

#include "base/slice.h"

enum file_kind {
    FILE_TEXT, /* or anything that is not known */
    FILE_GZIP,
    FILE_ZIP,          /* .xlsx, or another archive */
    FILE_OLE,          /* .xls, or an encrypted workbook */
    FILE_BIFF,         /* .xls of Excel 5 to 2003 without the container it should be in */
    FILE_OLD_WORKBOOK, /* of Excel 2 to 4, which has no container */
    FILE_FOREIGN,      /* a table of another program: SYLK, DIF, Lotus */
    FILE_HTML,         /* as web sites call .xls */
    FILE_MHTML,        /* a web page with all that it shows, as Excel saves it */
    FILE_XML,          /* as web sites call .xls, or a spreadsheet of 2003 */
    FILE_JSON,
    FILE_DBF,
    FILE_DATABASE, /* of SQLite or Access */
    FILE_WORD,
    FILE_SLIDES,
    FILE_RTF,
    FILE_PDF,
    FILE_OFD,
    FILE_IMAGE,
    FILE_RAR,
    FILE_7Z,
    FILE_PACKED, /* an archive or a file packed by another program */
    FILE_SHORTCUT,
    FILE_SIDE, /* what macOS puts beside a file */
    FILE_KINDS
};

/* As many first bytes as are needed to tell, and as many as file_kind_inside may look at. */
enum { FILE_KIND_BYTES = 64, FILE_KIND_INSIDE = 1 << 20 };

enum file_kind file_kind(struct slice first);

/* What a FILE_ZIP or FILE_OLE is made for, by names that stand in it; the kind itself where that
 * is a workbook or cannot be seen. */
enum file_kind file_kind_inside(enum file_kind kind, struct slice bytes);

/* What it is and what to do, for a filter that wants a table of text; NULL for what is one or may
 * be. */
const char *file_kind_advice(enum file_kind kind);

/* The same for what an office program puts beside a file while that is open, by its name (the
 * last part of the path): ~$NAME and .~NAME of WPS and Excel, .~lock.NAME# of LibreOffice; NULL
 * for another. A table may be called so too: ask only where there is none in it. */
const char *file_kind_mark(const char *path);

#endif
