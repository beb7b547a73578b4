/* Memory that is there or ends the filter with status 3. */
#ifndef CANBAO_MEMORY_H
#define CANBAO_MEMORY_H

#include <stddef.h>

#include "base/slice.h"

/* Zeroed memory for count items of that size; the caller frees it. */
void *memory_new(size_t count, size_t size);

/* The block resized to count items (new ones are not zeroed), as realloc(3). */
void *memory_resize(void *block, size_t count, size_t size);

/* A copy of the bytes with a NUL behind them; the caller frees it. */
char *memory_text(struct slice s);

/* Doubles *room until it holds `need` items and resizes the block. */
void *memory_grow(void *block, size_t *room, size_t need, size_t size);

/* Zeroed memory that is kept as long as the process lives. */
void *memory_keep(size_t bytes);

#endif
