/* Rows as CSV out. */
#ifndef CANBAO_CSV_ROW_H
#define CANBAO_CSV_ROW_H

#include "bytes/output.h"
#include "csv/rows.h"

/* Writes a cell, in quotes where it must be. */
void csv_row_cell(struct output *o, struct slice cell);

/* Writes a row, in CR LF, so that reading it again gives the same cells and the same fault. Returns
 * the lines it takes, which are as many as it took where it was read. */
uint64_t csv_row(struct output *o, const struct row *row);

#endif
