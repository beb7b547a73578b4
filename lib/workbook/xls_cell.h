/* One cell of a sheet in a workbook of the older format (.xls), or several in one record. */
#ifndef CANBAO_XLS_CELL_H
#define CANBAO_XLS_CELL_H

#include <stdnoreturn.h>

#include "workbook/sheet.h"
#include "workbook/xls_book.h"

/* Where a cell is, in messages, and where it goes. */
struct xls_place {
    struct xls_book *book;
    const char *file, *sheet;
    size_t row;
    bool computed; /* some formula has a value, so that a 0 is one too */
    struct sheet *to;
};

/* Whether a record of that kind holds cells that are filled: it begins with their row. */
bool xls_cell_is(unsigned id);

/* Whether the record is a formula that was computed although it is to be computed on loading. */
bool xls_cell_is_computed(const struct biff_record *record);

/* Gives the cells in the record just taken. One that makes no sense ends the filter with status
 * 1. */
void xls_cell_give(struct xls_place *r, const struct biff_record *record);

/* Ends the filter with status 1, naming the place and what is wrong there. */
noreturn void xls_cell_refuse(const struct xls_place *r, const char *what);

#endif
