#include "workbook/cell_text.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"

enum { MOST_TEXT = 1 << 20 };

static bool
holds_text(const char *element)
{
    return (element[0] == 't' || element[0] == 'v') && element[1] == '\0';
}

void
cell_text_enter(struct cell_text *t, const char *element)
{
    if (holds_text(element))
        t->open = true;
    else if (strcmp(element, "rPh") == 0)
        t->phonetic++;
}

void
cell_text_leave(struct cell_text *t, const char *element)
{
    if (holds_text(element))
        t->open = false;
    else if (strcmp(element, "rPh") == 0)
        t->phonetic--;
}

void
cell_text_add(struct cell_text *t, struct slice s)
{
    if (!t->open || t->phonetic > 0)
        return;
    if (t->used + s.n > MOST_TEXT)
        fail(REFUSED, "%s: a cell of more than 1 MiB: this is no table of persons", t->file);
    t->bytes = memory_grow(t->bytes, &t->room, t->used + s.n + 1, 1);
    memcpy(t->bytes + t->used, s.p, s.n);
    t->used += s.n;
}

struct slice
cell_text_raw(const struct cell_text *t)
{
    return (struct slice){t->bytes ? t->bytes : "", t->used};
}

/* The code of _xHHHH_ at p, or -1. */
static int
escaped(const char *p, size_t left)
{
    int code = 0;

    if (left < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789abcdef", *digit = strchr(digits, p[i] | ' ');

        if (!p[i] || !digit)
            return -1;
        code = code * 16 + (int)(digit - digits);
    }
    return code < 0x80 ? code : -1;
}

struct slice
cell_text_read(struct cell_text *t)
{
    size_t to = 0;

    for (size_t from = 0; from < t->used; to++) {
        int code = t->bytes[from] == '_' ? escaped(t->bytes + from, t->used - from) : -1;

        t->bytes[to] = code < 0 ? t->bytes[from] : (char)code;
        from += code < 0 ? 1 : 7;
    }
    return (struct slice){t->bytes ? t->bytes : "", to};
}

void
cell_text_free(struct cell_text *t)
{
    free(t->bytes);
}
