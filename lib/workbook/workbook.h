/* A workbook's sheets, whichever of the two formats it has. */
#ifndef CANBAO_WORKBOOK_H
#define CANBAO_WORKBOOK_H

#include "workbook/sheet.h"

struct workbook;

/* Opens the workbook in that file (`-`: standard input, which is copied to a temporary file first).
 * Status 1 for what is none, naming what it is, such as the mark of a file that is open elsewhere;
 * status 3 where it cannot be read. */
struct workbook *workbook_open(const char *file);

size_t workbook_sheets(const struct workbook *w);

const char *workbook_sheet_name(const struct workbook *w, size_t i);

bool workbook_sheet_hidden(const struct workbook *w, size_t i);

/* Gives all filled cells of sheet number i to the sheet, between start and end. */
void workbook_read(struct workbook *w, size_t i, struct sheet *to);

void workbook_close(struct workbook *w);

#endif
