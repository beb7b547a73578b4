/* Bytes that lie in a file in pieces, read as if they lay one behind the other. */
#ifndef CANBAO_EXTENTS_H
#define CANBAO_EXTENTS_H

#include "base/slice.h"

struct extents {
    int fd;
    const char *file; /* in messages */
    uint64_t size;
    struct extent {
        uint64_t at, from; /* where the piece begins here, and in the file */
    } * piece;
    size_t pieces, room, last; /* `last`: the piece that was read last */
};

/* Adds the n bytes that begin there in the file. */
void extents_add(struct extents *e, uint64_t from, uint64_t n);

/* Adds the n bytes of `other` from `at` on, as many as are there. */
void extents_add_part(struct extents *e, struct extents *other, uint64_t at, uint64_t n);

/* Reads n bytes from `at` on and returns how many: fewer where they end, in the list or in the
 * file. A read error ends the filter with status 3. */
size_t extents_read(struct extents *e, uint64_t at, unsigned char *to, size_t n);

/* All bytes, in memory that the caller frees; *n says how many. */
unsigned char *extents_all(struct extents *e, size_t *n);

void extents_free(struct extents *e);

#endif
