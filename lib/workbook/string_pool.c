#include "workbook/string_pool.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bytes/temporary.h"

/* Strings are kept in groups: only where a group begins is remembered. Those of the file that were
 * read last are held in slots, until they are too many bytes. */
enum { GROUP = 16, SLOTS = 1024, IN_MEMORY = 4 << 20, CACHED = 4 << 20 };

struct slot {
    char *bytes;
    size_t size;
    uint64_t group; /* its number + 1; 0 while the slot is free */
};

/* The text of all strings, each behind its length (32 bits): first
 * that of the file, then the tail. */
struct string_pool {
    struct temporary file;
    char *tail;
    size_t tail_used, tail_room;
    uint64_t *group; /* where each begins */
    size_t groups, group_room, count, cached;
    struct slot slot[SLOTS];
};

struct string_pool *
string_pool_new(const char *directory)
{
    struct string_pool *p = memory_new(1, sizeof *p);

    p->file = temporary_new(directory);
    return p;
}

static void
write_tail(struct string_pool *p)
{
    temporary_append(&p->file, &(struct iovec){p->tail, p->tail_used}, 1);
    p->tail_used = 0;
}

void
string_pool_add(struct string_pool *p, struct slice s)
{
    uint32_t n = (uint32_t)s.n;

    if (p->count % GROUP == 0) {
        if (p->tail_used > IN_MEMORY)
            write_tail(p);
        p->group = memory_grow(p->group, &p->group_room, p->groups + 1, sizeof *p->group);
        p->group[p->groups++] = p->file.size + p->tail_used;
    }
    p->tail = memory_grow(p->tail, &p->tail_room, p->tail_used + sizeof n + s.n, 1);
    memcpy(p->tail + p->tail_used, &n, sizeof n);
    memcpy(p->tail + p->tail_used + sizeof n, s.p, s.n);
    p->tail_used += sizeof n + s.n;
    p->count++;
}

size_t
string_pool_count(const struct string_pool *p)
{
    return p->count;
}

static void
forget(struct string_pool *p, struct slot *slot)
{
    p->cached -= slot->size;
    free(slot->bytes);
    *slot = (struct slot){0};
}

static void
forget_all(struct string_pool *p)
{
    for (size_t i = 0; i < SLOTS; i++)
        forget(p, &p->slot[i]);
}

/* The bytes of a group that lies in the file. */
static const char *
load(struct string_pool *p, size_t group)
{
    struct slot *slot = &p->slot[group % SLOTS];
    uint64_t from = p->group[group];
    size_t size = (size_t)((group + 1 < p->groups ? p->group[group + 1] : p->file.size) - from);

    if (slot->group == group + 1)
        return slot->bytes;
    forget(p, slot);
    if (p->cached + size > CACHED)
        forget_all(p);
    slot->bytes = memory_new(size, 1);
    temporary_read(&p->file, from, slot->bytes, size);
    slot->group = group + 1;
    slot->size = size;
    p->cached += size;
    return slot->bytes;
}

struct slice
string_pool_get(struct string_pool *p, size_t number)
{
    size_t group = number / GROUP;
    uint64_t from = p->group[group];
    const char *bytes = from >= p->file.size ? p->tail + (from - p->file.size) : load(p, group);
    uint32_t n;

    memcpy(&n, bytes, sizeof n);
    for (size_t skip = number % GROUP; skip > 0; skip--) {
        bytes += sizeof n + n;
        memcpy(&n, bytes, sizeof n);
    }
    return (struct slice){bytes + sizeof n, n};
}

void
string_pool_free(struct string_pool *p)
{
    temporary_close(&p->file);
    forget_all(p);
    free(p->tail);
    free(p->group);
    free(p);
}
