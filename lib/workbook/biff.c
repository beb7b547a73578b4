#include "workbook/biff.h"

#include <stdlib.h>

#include "base/memory.h"
#include "workbook/little.h"

enum { HEAD = 4, LONGEST = HEAD + UINT16_MAX, HELD = 4 * LONGEST };

/* `held` bytes of the stream are in memory, the first of which is that at `from`. */
struct biff {
    struct extents *stream;
    uint64_t at, from;
    size_t held;
    unsigned char bytes[HELD];
};

struct biff *
biff_new(struct extents *stream)
{
    struct biff *b = memory_new(1, sizeof *b);

    b->stream = stream;
    return b;
}

void
biff_seek(struct biff *b, uint64_t at)
{
    b->at = at;
}

uint64_t
biff_at(const struct biff *b)
{
    return b->at;
}

/* The n bytes at the place of the next record, NULL where the stream has fewer. */
static const unsigned char *
hold(struct biff *b, size_t n)
{
    if (b->at < b->from || b->at + n > b->from + b->held) {
        b->from = b->at;
        b->held = extents_read(b->stream, b->at, b->bytes, sizeof b->bytes);
        if (n > b->held)
            return NULL;
    }
    return b->bytes + (b->at - b->from);
}

bool
biff_next(struct biff *b, struct biff_record *r)
{
    const unsigned char *p = hold(b, HEAD);

    if (!p)
        return false;
    *r = (struct biff_record){.id = little_u16(p), .n = little_u16(p + 2), .at = b->at};
    p = hold(b, HEAD + r->n);
    if (!p)
        return false;
    r->p = p + HEAD;
    b->at += HEAD + r->n;
    return true;
}

int
biff_peek(struct biff *b)
{
    const unsigned char *p = hold(b, HEAD);

    return p ? (int)little_u16(p) : -1;
}

void
biff_free(struct biff *b)
{
    free(b);
}

/* ---- content ---- */

struct biff_content
biff_content(struct biff *b, const struct biff_record *r, size_t at)
{
    return (struct biff_content){b, *r, at};
}

size_t
biff_take(struct biff_content *c, size_t n, const unsigned char **p, bool *anew)
{
    if (anew)
        *anew = false;
    while (c->at >= c->now.n) {
        if (biff_peek(c->biff) != BIFF_CONTINUE || !biff_next(c->biff, &c->now))
            return 0;
        c->at = 0;
        if (anew)
            *anew = true;
    }
    if (n > c->now.n - c->at)
        n = c->now.n - c->at;
    *p = c->now.p + c->at;
    c->at += n;
    return n;
}

bool
biff_copy(struct biff_content *c, unsigned char *to, size_t n)
{
    const unsigned char *p;

    for (size_t part; n > 0; n -= part) {
        part = biff_take(c, n, &p, NULL);
        if (part == 0)
            return false;
        if (to) {
            memcpy(to, p, part);
            to += part;
        }
    }
    return true;
}
