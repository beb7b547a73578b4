#include "bytes/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

const char *
temporary_directory(void)
{
    const char *from_user = getenv("TMPDIR");

    return from_user && from_user[0] ? from_user : "/tmp";
}

struct temporary
temporary_new(const char *directory)
{
    return (struct temporary){.directory = directory, .fd = -1};
}

/* A file system without O_TMPFILE gets a name for a moment. */
static int
make_file(const char *directory)
{
    int file = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    char *name;

    if (file >= 0)
        return file;
    name = memory_new(strlen(directory) + sizeof "/canbao-XXXXXX", 1);
    sprintf(name, "%s/canbao-XXXXXX", directory);
    file = mkostemp(name, O_CLOEXEC);
    if (file < 0 || unlink(name) < 0)
        fail_system(directory, "cannot make a temporary file");
    free(name);
    return file;
}

void
temporary_append(struct temporary *t, struct iovec *part, size_t parts)
{
    if (t->fd < 0)
        t->fd = make_file(t->directory);
    while (parts > 0) {
        ssize_t n = pwritev(t->fd, part, (int)parts, (off_t)t->size);
        size_t done = n > 0 ? (size_t)n : 0;

        if (n < 0 && errno != EINTR)
            fail_system(t->directory, "cannot write a temporary file");
        t->size += done;
        for (; parts > 0 && done >= part->iov_len; part++, parts--)
            done -= part->iov_len;
        if (parts > 0)
            *part = (struct iovec){(char *)part->iov_base + done, part->iov_len - done};
    }
}

void
temporary_read(const struct temporary *t, uint64_t from, char *to, size_t n)
{
    while (n > 0) {
        ssize_t got = pread(t->fd, to, n, (off_t)from);

        if (got == 0)
            errno = EIO;
        if (got <= 0 && errno != EINTR)
            fail_system(t->directory, "cannot read a temporary file");
        if (got > 0) {
            to += got;
            from += (uint64_t)got;
            n -= (size_t)got;
        }
    }
}

void
temporary_close(struct temporary *t)
{
    if (t->fd >= 0)
        close(t->fd);
    t->fd = -1;
}
