/* Memory in chunks of one size, up to a limit: taken, given back, taken again. */
#ifndef CANBAO_CHUNKS_H
#define CANBAO_CHUNKS_H

#include "base/slice.h"

enum {
    CHUNKS_SMALLEST = 4 << 10, /* bytes, a page: a chunk can be released */
    CHUNKS_LARGEST = 16 << 10
};

struct chunks {
    size_t size;       /* bytes of a chunk, a power of two from CHUNKS_SMALLEST to CHUNKS_LARGEST */
    size_t made, most; /* how many there are, and may be */
    char **free;
    size_t free_count, free_room;
    char **slab; /* their memory, from the system */
    size_t slabs, slab_room, slab_used;
};

/* Chunks of that size, at most so many; chunks_free frees them. */
void chunks_start(struct chunks *c, size_t size, size_t most);

/* Whether there is one to take. */
static inline bool
chunks_left(const struct chunks *c)
{
    return c->free_count > 0 || c->made < c->most;
}

/* One of those left. No memory for it ends the filter with status 3. */
char *chunks_take(struct chunks *c);

/* Gives back one that was taken. */
void chunks_give_back(struct chunks *c, char *chunk);

/* Gives the memory of those that are not taken to the system, until they are taken again. */
void chunks_release(const struct chunks *c);

/* Frees all, taken or not. */
void chunks_free(struct chunks *c);

#endif
