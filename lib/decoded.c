#include "decoded.h"

#include <stdlib.h>

#include "memory.h"

enum { BLOCK = 128 << 10, LONGEST_LINE = 1 << 20, LONGEST_CHARACTER = 4 };

void
decoded_open(struct decoded *d, const char *file)
{
    *d = (struct decoded){.input = input_open(file), .keep = true};
}

/* Takes bytes from the input, at the end of those that are pending. False at the end of the input. */
static bool
take_pending(struct decoded *d)
{
    size_t got;

    if (d->ended)
        return false;
    if (d->pending_at > 0)
        memmove(d->pending, d->pending + d->pending_at, d->pending_end - d->pending_at);
    d->pending_end -= d->pending_at;
    d->pending_at = 0;
    d->pending = memory_grow(d->pending, &d->pending_room, d->pending_end + BLOCK, 1);
    got = input_read(d->input, d->pending + d->pending_end, BLOCK);
    d->ended = got == 0;
    if (d->keep && got > 0) {
        d->kept = memory_grow(d->kept, &d->kept_room, d->kept_end + got, 1);
        memcpy(d->kept + d->kept_end, d->pending + d->pending_end, got);
        d->kept_end += got;
    }
    d->pending_end += got;
    return !d->ended;
}

static struct slice
pending(const struct decoded *d)
{
    static char nothing[1];
    const char *from = d->pending ? d->pending + d->pending_at : nothing;

    return (struct slice){from, d->pending_end - d->pending_at};
}

static void
set_encoding(struct decoded *d, enum encoding encoding)
{
    d->encoding = encoding;
    if (encoding == ENCODING_GB18030 && !d->gb18030)
        d->gb18030 = gb18030_new();
}

static void
take_byte_order_mark(struct decoded *d)
{
    static const struct slice mark = {"\xef\xbb\xbf", 3};

    d->begun = true;
    while (pending(d).n < mark.n &&
           (pending(d).n == 0 || memcmp(pending(d).p, mark.p, pending(d).n) == 0))
        if (!take_pending(d))
            return;
    if (memcmp(pending(d).p, mark.p, mark.n) != 0)
        return;
    set_encoding(d, ENCODING_UTF8);
    d->pending_at += mark.n;
}

static size_t
ascii_prefix(struct slice s)
{
    size_t i = 0;

    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i;
}

/* How many pending bytes are lines of ASCII alone; if the first line is not, it decides. */
static size_t
decide(struct decoded *d)
{
    size_t high = ascii_prefix(pending(d)), line = high, length, valid;

    if (high == pending(d).n)
        return high;
    while (line > 0 && pending(d).p[line - 1] != '\n')
        line--;
    if (line > 0)
        return line;
    while (!memchr(pending(d).p, '\n', pending(d).n) && pending(d).n < LONGEST_LINE)
        if (!take_pending(d))
            break;
    for (length = 0; length < pending(d).n && pending(d).p[length] != '\n';)
        length++;
    valid = utf8_valid_prefix((struct slice){pending(d).p, length});
    if (length >= LONGEST_LINE)
        valid += LONGEST_CHARACTER - 1; /* a line cut off there may end within a character */
    set_encoding(d, valid >= length ? ENCODING_UTF8 : ENCODING_GB18030);
    return pending(d).n;
}

static size_t
decode(struct decoded *d, char *buffer, size_t room)
{
    struct slice s = pending(d);
    size_t used, n;

    if (s.n > (room - 4) / 3)
        s.n = (room - 4) / 3;
    n = gb18030_decode(d->gb18030, s, d->ended && s.n == pending(d).n, buffer, &used);
    d->pending_at += used;
    return n;
}

size_t
decoded_read(struct decoded *d, char *buffer, size_t room)
{
    size_t n;

    if (d->begun && d->encoding == ENCODING_UTF8 && !d->keep && pending(d).n == 0)
        return d->ended ? 0 : input_read(d->input, buffer, room);
    if (!d->begun)
        take_byte_order_mark(d);
    for (;;) {
        if (pending(d).n == 0 && !take_pending(d))
            return 0;
        n = d->encoding == ENCODING_OPEN ? decide(d) : pending(d).n;
        if (d->encoding == ENCODING_GB18030) {
            n = decode(d, buffer, room);
            if (n > 0)
                return n;
            take_pending(d); /* the start of a character: wait for its rest, or for the end */
            continue;
        }
        if (n > room)
            n = room;
        memcpy(buffer, pending(d).p, n);
        d->pending_at += n;
        return n;
    }
}

void
decoded_restart(struct decoded *d, enum encoding encoding)
{
    d->pending = memory_grow(d->pending, &d->pending_room, d->kept_end, 1);
    if (d->kept_end > 0)
        memcpy(d->pending, d->kept, d->kept_end);
    d->pending_at = 0;
    d->pending_end = d->kept_end;
    d->begun = false;
    set_encoding(d, encoding);
}

void
decoded_settle(struct decoded *d)
{
    d->keep = false;
    free(d->kept);
    d->kept = NULL;
}

void
decoded_close(struct decoded *d)
{
    input_close(d->input);
    gb18030_free(d->gb18030);
    free(d->pending);
    free(d->kept);
}
