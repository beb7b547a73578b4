#include "stream/spill.h"

#include <errno.h>
#include <unistd.h>

#include "base/fail.h"
#include "bytes/temporary.h"

void
spill_start(struct spill *s, const char *directory)
{
    *s = (struct spill){.directory = directory, .file = -1};
}

uint64_t
spill_write(struct spill *s, struct iovec *part, size_t parts)
{
    uint64_t from = s->size;

    if (s->file < 0)
        s->file = temporary_file(s->directory);
    while (parts > 0) {
        ssize_t n = pwritev(s->file, part, (int)parts, (off_t)s->size);
        size_t done = n > 0 ? (size_t)n : 0;

        if (n < 0 && errno != EINTR)
            fail_system(s->directory, "cannot write a temporary file");
        s->size += done;
        for (; parts > 0 && done >= part->iov_len; part++, parts--)
            done -= part->iov_len;
        if (parts > 0)
            *part = (struct iovec){(char *)part->iov_base + done, part->iov_len - done};
    }
    return from;
}

void
spill_read(const struct spill *s, uint64_t offset, char *to, size_t bytes)
{
    while (bytes > 0) {
        ssize_t n = pread(s->file, to, bytes, (off_t)offset);

        if (n == 0)
            errno = EIO;
        if (n <= 0 && errno != EINTR)
            fail_system(s->directory, "cannot read a temporary file");
        if (n > 0) {
            to += n;
            offset += (uint64_t)n;
            bytes -= (size_t)n;
        }
    }
}

void
spill_free(struct spill *s)
{
    if (s->file >= 0)
        close(s->file);
}
