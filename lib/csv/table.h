/* A table of the policy: a small CSV file whose header is known. What is wrong with it ends the
 * filter with status 2, naming file and line. Its cells live as long as the process. */
#ifndef CANBAO_TABLE_H
#define CANBAO_TABLE_H

#include <stdnoreturn.h>

#include "base/slice.h"

enum { TABLE_COLUMNS = 8 };

struct table {
    const char *path;
    const char *const *column;          /* names, ends in NULL */
    struct slice (*row)[TABLE_COLUMNS]; /* tidied cells in the order of `column` */
    uint64_t *line;
    size_t rows;
};

/* Reads a file, whose path must live as long as the table; its header must name these columns, in
 * any order, and no others. Blank rows are skipped; a table without rows is refused. */
void table_read_file(struct table *t, const char *path, const char *const *columns);

/* The same of DIR/NAME.csv. */
void table_read(struct table *t, const char *dir, const char *name, const char *const *columns);

/* Whether there is a DIR/NAME.csv, for a table that a policy may lack. */
bool table_is_there(const char *dir, const char *name);

/* Frees what is not cells. */
void table_close(struct table *t);

/* Ends the filter with status 2: `filter: PATH:LINE: text`. */
noreturn void table_refuse(const struct table *t, size_t row, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a cell: `COLUMN "VALUE": text`. */
noreturn void table_refuse_cell(const struct table *t, size_t row, size_t column, const char *text);

/* The cell's place among these texts (ends in NULL); another value is refused. */
int table_choice(const struct table *t, size_t row, size_t column, const char *const *choices);

/* The cell as a whole number, 1 or more (up to 9 digits); another value is refused. */
uint32_t table_number(const struct table *t, size_t row, size_t column);

#endif
