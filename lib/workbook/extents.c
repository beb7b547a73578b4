#include "workbook/extents.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

void
extents_add(struct extents *e, uint64_t from, uint64_t n)
{
    const struct extent *before = e->pieces > 0 ? &e->piece[e->pieces - 1] : NULL;

    if (n == 0)
        return;
    if (!before || before->from + (e->size - before->at) != from) {
        e->piece = memory_grow(e->piece, &e->room, e->pieces + 1, sizeof *e->piece);
        e->piece[e->pieces++] = (struct extent){e->size, from};
    }
    e->size += n;
}

static uint64_t
end_of(const struct extents *e, size_t i)
{
    return i + 1 < e->pieces ? e->piece[i + 1].at : e->size;
}

/* The piece that holds the byte at `at`, which must be one. Mostly it is the last one or that
 * behind it. */
static size_t
piece_at(struct extents *e, uint64_t at)
{
    size_t low = 0, high = e->pieces;

    for (size_t i = e->last; i < e->pieces && i < e->last + 2; i++)
        if (e->piece[i].at <= at && at < end_of(e, i))
            return e->last = i;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (e->piece[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return e->last = low;
}

/* The run of bytes from `at` on that lies in one piece: at most n, 0 behind the end. */
static size_t
run_at(struct extents *e, uint64_t at, uint64_t n, uint64_t *from)
{
    size_t i;
    uint64_t left;

    if (at >= e->size)
        return 0;
    i = piece_at(e, at);
    left = end_of(e, i) - at;
    *from = e->piece[i].from + (at - e->piece[i].at);
    return (size_t)(left < n ? left : n);
}

void
extents_add_part(struct extents *e, struct extents *other, uint64_t at, uint64_t n)
{
    uint64_t from;

    for (size_t run; n > 0 && (run = run_at(other, at, n, &from)) > 0; at += run, n -= run)
        extents_add(e, from, run);
}

size_t
extents_read(struct extents *e, uint64_t at, unsigned char *to, size_t n)
{
    size_t done = 0;
    uint64_t from;

    for (size_t run; done < n && (run = run_at(e, at + done, n - done, &from)) > 0;) {
        ssize_t got = pread(e->fd, to + done, run, (off_t)from);

        if (got < 0 && errno != EINTR)
            fail_system(e->file, "cannot read");
        if (got == 0)
            break;
        done += got > 0 ? (size_t)got : 0;
    }
    return done;
}

unsigned char *
extents_all(struct extents *e, size_t *n)
{
    unsigned char *all = memory_new((size_t)e->size + 1, 1);

    *n = extents_read(e, 0, all, (size_t)e->size);
    return all;
}

void
extents_free(struct extents *e)
{
    free(e->piece);
    *e = (struct extents){0};
}
