/* What a file is by its first bytes, where it is no table of text, and what to do with such a one. */
#ifndef CANBAO_FILE_KIND_H
#define CANBAO_FILE_KIND_H

#include "slice.h"

enum file_kind {
    FILE_TEXT,     /* or anything that is not known */
    FILE_ZIP,      /* .xlsx, or another archive */
    FILE_OLE,      /* .xls, or an encrypted workbook */
    FILE_BIFF,     /* .xls of Excel 5 to 2003 without the container it should be in */
    FILE_BIFF_OLD, /* .xls of Excel 2 to 4 */
    FILE_HTML,     /* as web sites call .xls */
    FILE_MHTML,    /* the same, with what belongs to the page */
    FILE_XML,      /* the same, or a spreadsheet of 2003 */
    FILE_GZIP,
    FILE_PDF,
    FILE_RAR,
    FILE_7Z
};

/* As many first bytes as are needed to tell. */
enum { FILE_KIND_BYTES = 64 };

enum file_kind file_kind(struct slice first);

/* What it is and what to do, for a filter that wants a table of text; NULL for what is one or may be. */
const char *file_kind_advice(enum file_kind kind);

#endif
