#include "base/memory.h"

#include <stdlib.h>

#include "base/fail.h"

noreturn static void
no_memory(size_t count, size_t size)
{
    fail(FAILED, "no memory for %zu times %zu bytes more; free some or give less at a time", count,
         size);
}

void *
memory_new(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size);

    if (!block)
        no_memory(count, size);
    return block;
}

void *
memory_resize(void *block, size_t count, size_t size)
{
    void *resized = reallocarray(block, count ? count : 1, size);

    if (!resized)
        no_memory(count, size);
    return resized;
}

char *
memory_text(struct slice s)
{
    char *text = memory_new(s.n + 1, 1);

    if (s.n)
        memcpy(text, s.p, s.n);
    return text;
}

void *
memory_grow(void *block, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return block;
    if (*room == 0)
        *room = 16;
    while (*room < need)
        *room *= 2;
    return memory_resize(block, *room, size);
}

void *
memory_keep(size_t bytes)
{
    enum { BLOCK = 64 << 10, ALIGNED = 16 };
    static struct block {
        struct block *before;
        size_t used, room;
    } * last;
    size_t head = (sizeof *last + ALIGNED - 1) / ALIGNED * ALIGNED;
    char *memory;

    bytes = (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    if (!last || last->room - last->used < bytes) {
        struct block *next = memory_new(head + bytes + BLOCK, 1);

        *next = (struct block){last, head, head + bytes + BLOCK};
        last = next;
    }
    memory = (char *)last + last->used;
    last->used += bytes;
    return memory;
}
