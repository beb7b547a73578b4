/* Cells of a sheet that is written, as XML. */
#ifndef CANBAO_CELL_WRITER_H
#define CANBAO_CELL_WRITER_H

#include "workbook/cell_style.h"
#include "workbook/layout.h"
#include "workbook/part.h"

/* What a cell takes at most beside PART_ESCAPE bytes for each of its text. */
enum { CELL_ROOM = 128 };

/* Where a cell stands: its column's letters, its row from 1. */
struct cell_at {
    const char *column;
    uint32_t row;
};

/* Writes the letters of a column, from 0, and a NUL; returns where that is. At most 4 bytes. */
char *cell_writer_column(char *to, size_t column);

/* Each writes a cell and returns the end: a text; a number that is digits; the value of a field as
 * its column shows it, which must be of the column's type. An empty one has no more than its look. */
char *cell_writer_text(char *to, struct cell_at at, enum cell_style style, struct slice text);
char *cell_writer_number(char *to, struct cell_at at, enum cell_style style, struct slice digits);
char *cell_writer_field(char *to, struct cell_at at, const struct layout_column *c,
                        struct slice value);

/* How many lines a text takes in a column of that width. */
size_t cell_writer_lines(struct slice s, unsigned width);

#endif
