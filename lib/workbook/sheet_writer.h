/* A sheet of a workbook on its way out: what stands above the table, its rows, what stands below. */
#ifndef CANBAO_SHEET_WRITER_H
#define CANBAO_SHEET_WRITER_H

#include "workbook/layout.h"
#include "workbook/part.h"

/* What stands around the table; an empty text takes no place. */
struct sheet_words {
    struct slice title;
    struct slice unit, as_of; /* in one line, on the left and on the right */
    struct slice closing;     /* below the table */
};

enum { SHEET_ROWS = 1048576 /* rows and columns of a sheet, by its format */ };

struct sheet_writer {
    const struct layout *layout;
    const struct sheet_words *words;
    struct part part;
    char (*column)[4];    /* the letters of each */
    uint32_t header, row; /* the row of the headings, the last that was written; from 1 */
    char merged[4][48];   /* ranges of cells that are one */
    size_t merges;
};

/* Both must live as long; sheet_writer_free gives its memory back. */
void sheet_writer_new(struct sheet_writer *w, const struct layout *layout,
                      const struct sheet_words *words);
void sheet_writer_free(struct sheet_writer *w);

/* Starts the sheet of that number, from 1: its words and its headings. */
void sheet_writer_start(struct sheet_writer *w, struct package *to, size_t number);

/* Whether no more rows fit on it. */
bool sheet_writer_full(const struct sheet_writer *w);

/* Writes a row: the value of each column of the layout, of which those that are no fields are passed
 * over. A value must be of its column's type; of the records' own kind, not as it is shown. */
void sheet_writer_row(struct sheet_writer *w, const struct slice *value);

/* Ends the sheet. Where its headings stand and its last record are w->header and w->row. */
void sheet_writer_end(struct sheet_writer *w);

#endif
