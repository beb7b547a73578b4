#include "workbook/row_store.h"

#include <stdlib.h>

#include "base/memory.h"

/* A row is its length in bytes, then each value's length and the value. */
enum { LENGTH = sizeof(uint32_t), BLOCK = 64 << 10 };

struct row_store
row_store_new(const char *directory)
{
    return (struct row_store){.file = temporary_new(directory)};
}

static void
write_out(struct row_store *s)
{
    struct iovec part = {s->buffer, s->used};

    if (s->used > 0)
        temporary_append(&s->file, &part, 1);
    s->used = 0;
}

static char *
put_length(char *to, size_t n)
{
    uint32_t length = (uint32_t)n;

    memcpy(to, &length, LENGTH);
    return to + LENGTH;
}

static size_t
length_at(const char *p)
{
    uint32_t length;

    memcpy(&length, p, LENGTH);
    return length;
}

void
row_store_put(struct row_store *s, const struct slice *value, size_t count)
{
    size_t n = 0;
    char *to;

    for (size_t i = 0; i < count; i++)
        n += LENGTH + value[i].n;
    s->buffer = memory_grow(s->buffer, &s->room, s->used + LENGTH + n, 1);
    to = put_length(s->buffer + s->used, n);
    for (size_t i = 0; i < count; i++) {
        to = put_length(to, value[i].n);
        if (value[i].n > 0)
            memcpy(to, value[i].p, value[i].n);
        to += value[i].n;
    }
    s->used = (size_t)(to - s->buffer);
    if (s->used > BLOCK)
        write_out(s);
}

/* Sees to it that the buffer holds n bytes from `at` on, or all that is left. */
static bool
have(struct row_store *s, size_t n)
{
    size_t rest = s->used - s->at, more;

    if (rest >= n)
        return true;
    if (rest > 0)
        memmove(s->buffer, s->buffer + s->at, rest);
    s->at = 0;
    s->used = rest;
    more = n - rest > BLOCK ? n - rest : BLOCK;
    if (more > s->file.size - s->read)
        more = (size_t)(s->file.size - s->read);
    s->buffer = memory_grow(s->buffer, &s->room, rest + more, 1);
    temporary_read(&s->file, s->read, s->buffer + rest, more);
    s->read += more;
    s->used += more;
    return s->used >= n;
}

bool
row_store_next(struct row_store *s, struct slice *value, size_t count)
{
    const char *p;
    size_t n;

    if (s->read == 0)
        write_out(s);
    if (!have(s, LENGTH))
        return false;
    n = length_at(s->buffer + s->at);
    have(s, LENGTH + n);
    p = s->buffer + s->at + LENGTH;
    for (size_t i = 0; i < count; i++) {
        value[i] = (struct slice){p + LENGTH, length_at(p)};
        p += LENGTH + value[i].n;
    }
    s->at += LENGTH + n;
    return true;
}

void
row_store_free(struct row_store *s)
{
    temporary_close(&s->file);
    free(s->buffer);
    s->buffer = NULL;
}
