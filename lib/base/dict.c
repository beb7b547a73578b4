#include "base/dict.h"

#include <stdlib.h>

#include "base/memory.h"

enum { SLACK = 64 }; /* behind each copy, for those who read in blocks */

/* The slot that holds the text, or the free one where it belongs. */
static size_t
slot_of(const struct dict *d, struct slice text)
{
    size_t i = slice_hash(text) & (d->slots - 1);

    while (d->slot[i] && !slice_is(d->text[d->slot[i] - 1], text))
        i = (i + 1) & (d->slots - 1);
    return i;
}

int64_t
dict_find(const struct dict *d, struct slice text)
{
    return d->slots ? (int64_t)d->slot[slot_of(d, text)] - 1 : -1;
}

static void
grow(struct dict *d)
{
    d->slots = d->slots ? d->slots * 2 : 64;
    free(d->slot);
    d->slot = memory_new(d->slots, sizeof *d->slot);
    for (size_t i = 0; i < d->count; i++)
        d->slot[slot_of(d, d->text[i])] = (uint32_t)i + 1;
}

size_t
dict_put(struct dict *d, struct slice text)
{
    char *copy;
    size_t i;

    if (d->count * 2 >= d->slots)
        grow(d);
    i = slot_of(d, text);
    if (d->slot[i])
        return d->slot[i] - 1;
    copy = memory_new(text.n + SLACK, 1);
    if (text.n)
        memcpy(copy, text.p, text.n);
    d->text = memory_grow(d->text, &d->text_room, d->count + 1, sizeof *d->text);
    d->text[d->count++] = (struct slice){copy, text.n};
    d->slot[i] = (uint32_t)d->count;
    return d->count - 1;
}

void
dict_free(struct dict *d)
{
    for (size_t i = 0; i < d->count; i++)
        free((char *)(uintptr_t)d->text[i].p);
    free(d->text);
    free(d->slot);
    *d = (struct dict){0};
}
