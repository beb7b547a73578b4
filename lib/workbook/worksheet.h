/* The cells of one sheet of an Office Open XML workbook. */
#ifndef CANBAO_WORKSHEET_H
#define CANBAO_WORKSHEET_H

#include "workbook/archive.h"
#include "workbook/sheet.h"
#include "workbook/string_pool.h"
#include "workbook/styles.h"

struct worksheet {
    struct archive *archive;
    const char *part, *name; /* in the archive; of the sheet */
    const struct styles *styles;
    struct string_pool *strings;
    bool since_1904;
    bool stale; /* the formulas' values are to be computed on opening: a 0 may be nobody's */
};

/* Gives all filled cells to the sheet. A sheet that is not in the archive, or damaged, ends the
 * filter with status 1. */
void worksheet_read(const struct worksheet *w, struct sheet *to);

#endif
