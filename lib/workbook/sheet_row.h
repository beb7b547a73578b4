/* A row of a sheet while its cells come. */
#ifndef CANBAO_SHEET_ROW_H
#define CANBAO_SHEET_ROW_H

#include "csv/rows.h"

/* The cells' texts lie one behind the other. Begins with zeroes. */
struct sheet_row {
    char *text;
    size_t used, room;
    struct sheet_row_cell {
        size_t from, n;
    } * cell;
    size_t cells, cell_room;
    struct slice *slice;
    size_t slice_room;
};

void sheet_row_clear(struct sheet_row *r);

/* Sets a cell, counted from 0; false if it had a text already, which the new one replaces. */
bool sheet_row_put(struct sheet_row *r, size_t column, struct slice text);

/* The row with at least so many cells, the last of them empty; valid until it changes. */
struct row sheet_row_view(struct sheet_row *r, size_t cells);

/* How many cells hold more than blanks. */
size_t sheet_row_filled(const struct sheet_row *r);

/* Whether both have the same cells, blanks aside. */
bool sheet_row_same(const struct sheet_row *a, const struct sheet_row *b);

void sheet_row_copy(struct sheet_row *to, const struct sheet_row *from);

void sheet_row_free(struct sheet_row *r);

#endif
