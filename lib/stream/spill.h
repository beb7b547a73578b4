/* Bytes put aside in a temporary file that has no name, which is there from the first ones on. */
#ifndef CANBAO_SPILL_H
#define CANBAO_SPILL_H

#include <sys/uio.h>

#include "base/slice.h"

struct spill {
    const char *directory; /* the caller's */
    int file;              /* -1 while there is none */
    uint64_t size;         /* bytes written */
};

/* One whose file would lie in that directory. */
void spill_start(struct spill *s, const char *directory);

/* Writes the bytes of the parts, one behind the other, and returns where they begin in the file. The parts are
 * changed. A disk that is full, or a directory that takes no file, ends the filter with status 3. */
uint64_t spill_write(struct spill *s, struct iovec *part, size_t parts);

/* Reads bytes that were written. A fault ends the filter with status 3. */
void spill_read(const struct spill *s, uint64_t offset, char *to, size_t bytes);

/* Closes the file, which is gone then. */
void spill_free(struct spill *s);

#endif
