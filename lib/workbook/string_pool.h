/* A workbook's shared strings, by number. Beyond some megabytes they lie in a temporary file that
 * has no name, so that memory hardly grows with their number. */
#ifndef CANBAO_STRING_POOL_H
#define CANBAO_STRING_POOL_H

#include "base/slice.h"

struct string_pool;

/* An empty pool; `directory` is where its file would be. */
struct string_pool *string_pool_new(const char *directory);

/* Adds a string, whose number is how many there were before. A full disk is status 3. */
void string_pool_add(struct string_pool *p, struct slice s);

size_t string_pool_count(const struct string_pool *p);

/* The string of that number, which must be less than the count. Valid until the next call. */
struct slice string_pool_get(struct string_pool *p, size_t number);

void string_pool_free(struct string_pool *p);

#endif
