/* Temporary files that have no name: they are gone when they are closed, however the filter ends.
 * Where one cannot be made, written or read, the filter ends with status 3. */
#ifndef CANBAO_TEMPORARY_H
#define CANBAO_TEMPORARY_H

#include <sys/uio.h>

#include "base/slice.h"

struct temporary {
    const char *directory; /* must live as long */
    int fd;                /* -1: no file yet */
    uint64_t size;
};

/* $TMPDIR, else /tmp. */
const char *temporary_directory(void);

/* A file to be in that directory. It is made, open to nobody else, with the first append. */
struct temporary temporary_new(const char *directory);

/* Writes all bytes of the parts, one behind the other, at the end. The parts are used up. */
void temporary_append(struct temporary *t, struct iovec *part, size_t parts);

/* Reads n bytes, which must be there, from that place on. */
void temporary_read(const struct temporary *t, uint64_t from, char *to, size_t n);

void temporary_close(struct temporary *t);

#endif
