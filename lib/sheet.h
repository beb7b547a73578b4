/* The sheets of a workbook as one table of CSV: rows of one width, each row of the sheet a row of the table,
 * so that a row has the number that spreadsheets show. */
#ifndef CANBAO_SHEET_H
#define CANBAO_SHEET_H

#include "account.h"
#include "output.h"

enum { SHEET_ROWS = 1 << 20, SHEET_COLUMNS = 1 << 14 };

struct sheet;

/* Where several sheets follow one another (`several`), all must have the header of the first; what stands
 * above it, and it, is written once. Rows written are counted in the account, whose input names the file in
 * messages. */
struct sheet *sheet_new(struct output *out, struct account *account, bool several);

/* The sheet of that name begins. */
void sheet_start(struct sheet *s, const char *name);

/* A cell that is filled, its row and column counted from 0: rows in ascending order. A position beyond what a
 * spreadsheet can have, or a row that comes again, ends the filter with status 1. */
void sheet_cell(struct sheet *s, size_t row, size_t column, struct slice text);

/* The sheet ends. One whose header is not that of the first ends the filter with status 1; one without any
 * cell is passed over. */
void sheet_end(struct sheet *s);

/* Shows how far it is, with so many per cent of the sheet read. */
void sheet_progress(const struct sheet *s, int percent);

void sheet_free(struct sheet *s);

#endif
