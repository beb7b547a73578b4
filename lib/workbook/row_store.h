/* Rows that wait in an unnamed file until it is their turn, in the order in which they came. */
#ifndef CANBAO_ROW_STORE_H
#define CANBAO_ROW_STORE_H

#include "bytes/temporary.h"

struct row_store {
    struct temporary file;
    char *buffer; /* put in: not yet in the file; given out: rows from `at` on */
    size_t used, room, at;
    uint64_t read; /* bytes of the file that were given to the buffer */
};

struct row_store row_store_new(const char *directory);

/* Puts in a row of so many values; all rows have as many. */
void row_store_put(struct row_store *s, const struct slice *value, size_t count);

/* The next row, valid until the one after; false at the end. Only after all are put in. */
bool row_store_next(struct row_store *s, struct slice *value, size_t count);

void row_store_free(struct row_store *s);

#endif
