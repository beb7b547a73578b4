/* The sheets of a workbook as one table of CSV: rows of one width, each row of the sheet a row of
 * the table, so that a row has the number that spreadsheets show. */
#ifndef CANBAO_SHEET_H
#define CANBAO_SHEET_H

#include "bytes/account.h"
#include "bytes/output.h"
#include "csv/rows.h"

enum { SHEET_ROWS = 1 << 20, SHEET_COLUMNS = 1 << 14 };

struct sheet;

/* What a header is: `rows` tells how many rows of one, at most SHEET_HEADER, begin with the first
 * of these; 0 if that is none. */
enum { SHEET_HEADER = 2, SHEET_HEAD = 20 /* the header is looked for in so many rows */ };

struct sheet_header {
    size_t (*rows)(const void *context, const struct row *row, size_t rows);
    const void *context;
};

/* Where several sheets follow one another (`header` is not NULL, and lives as long), all must
 * have the header of the first. Each finds its own among its first SHEET_HEAD rows: where
 * `header` sees one, else the first of the rows with most filled cells. The first sheet's is
 * written with what stands above it. Of the others it is left out, and above it what has fewer
 * filled cells, or, where `header` saw none, no more than one cell. Rows written are counted in
 * the account, whose input names the file in messages. */
struct sheet *sheet_new(struct output *out, struct account *account,
                        const struct sheet_header *header);

/* The sheet of that name begins. The name must live as long as the sheet. */
void sheet_start(struct sheet *s, const char *name);

/* A cell that is filled, its row and column counted from 0: rows in ascending order. Of a cell that
 * comes twice the last counts. A position beyond what a spreadsheet can have, or a row that comes
 * again, ends the filter with status 1. */
void sheet_cell(struct sheet *s, size_t row, size_t column, struct slice text);

/* The sheet ends. One whose header is not that of the first ends the filter with status 1; one of
 * several that has nothing but blanks is passed over. */
void sheet_end(struct sheet *s);

/* What the cells do not tell by themselves. */
enum sheet_note {
    SHEET_HIDDEN_ROW,       /* it is taken like others */
    SHEET_FORMULA_UNVALUED, /* a formula without a value: its cell is left empty */
    SHEET_CELL_AGAIN,       /* a cell came twice */
    SHEET_ABOVE_LEFT,       /* a row above a header was left out */
    SHEET_ABOVE_TAKEN,      /* a row above a header was written, behind the sheet before */
    SHEET_NOTES
};

struct sheet_noted {
    uint64_t count;
    const char *sheet; /* where the first was */
    size_t row;        /* from 0 */
};

void sheet_note(struct sheet *s, enum sheet_note note, size_t row);

struct sheet_noted sheet_noted(const struct sheet *s, enum sheet_note note);

/* Shows how far it is, with so many per cent of the sheet read. */
void sheet_progress(const struct sheet *s, int percent);

void sheet_free(struct sheet *s);

#endif
