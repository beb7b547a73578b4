/* Workbooks of the older format: .xls of Excel 5 to 2003 (BIFF5, BIFF8). */
#ifndef CANBAO_XLS_H
#define CANBAO_XLS_H

#include "workbook/sheet.h"

struct xls;

/* Opens the workbook in fd, whose name for messages is `file`; both must live as long. Status 1,
 * naming what it is, for a file that is no such workbook, is locked, or cannot be read. */
struct xls *xls_open(int fd, const char *file);

size_t xls_sheets(const struct xls *x);
const char *xls_sheet_name(const struct xls *x, size_t i);
bool xls_sheet_hidden(const struct xls *x, size_t i);

/* As workbook_read. */
void xls_read(struct xls *x, size_t i, struct sheet *to);

void xls_close(struct xls *x);

#endif
