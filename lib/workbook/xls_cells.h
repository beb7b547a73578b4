/* The cells of a sheet in a workbook of the older format (.xls). */
#ifndef CANBAO_XLS_CELLS_H
#define CANBAO_XLS_CELLS_H

#include "workbook/sheet.h"
#include "workbook/xls_book.h"

/* Gives the filled cells of the sheet listed there, between start and end of `to`, whose rows
 * must come in order: where they do not in the file, their places are sorted first. One whose
 * end is not there, or with a cell that makes no sense, ends the filter with status 1; so does
 * one that holds more than *left bytes, of which it takes its own: sheets cannot lie over one
 * another. `file` names the file in messages. */
void xls_cells_read(struct xls_book *book, const struct xls_listed *listed, const char *file,
                    uint64_t *left, struct sheet *to);

#endif
