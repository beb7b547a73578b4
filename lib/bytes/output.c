#include "bytes/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"

enum { BLOCK = 256 << 10, PIPE = 1 << 20 };

void
output_start(struct output *o, int fd, const char *name)
{
    fcntl(fd, F_SETPIPE_SZ, PIPE); /* refused where it is no pipe or the user's pipes are many */
    *o = (struct output){fd, name, memory_new(BLOCK, 1), 0, BLOCK};
}

void
output_flush(struct output *o)
{
    const char *p = o->buffer;

    while (o->length > 0) {
        ssize_t written = write(o->fd, p, o->length);

        if (written < 0) {
            if (errno == EINTR)
                continue;
            fail_system(o->name, "cannot write");
        }
        p += written;
        o->length -= (size_t)written;
    }
}

void
output_make_room(struct output *o, size_t n)
{
    output_flush(o);
    o->buffer = memory_grow(o->buffer, &o->room, n, 1);
}

void
output_close(struct output *o)
{
    output_flush(o);
    if (close(o->fd) < 0)
        fail_system(o->name, "cannot close");
    free(o->buffer);
    *o = (struct output){.fd = -1};
}
