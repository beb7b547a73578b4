/* Workbooks of Office Open XML: .xlsx, .xlsm (ECMA-376). */
#ifndef CANBAO_XLSX_H
#define CANBAO_XLSX_H

#include "workbook/sheet.h"

struct xlsx;

/* Opens the zip archive in fd, which must live as long, as must `file`, the name for messages. One
 * that is no such workbook ends the filter with status 1, saying what it is. */
struct xlsx *xlsx_open(int fd, const char *file);

size_t xlsx_sheets(const struct xlsx *x);
const char *xlsx_sheet_name(const struct xlsx *x, size_t i);
bool xlsx_sheet_hidden(const struct xlsx *x, size_t i);

/* As workbook_read. */
void xlsx_read(struct xlsx *x, size_t i, struct sheet *to);

void xlsx_close(struct xlsx *x);

#endif
