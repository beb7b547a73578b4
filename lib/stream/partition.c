#include "stream/partition.h"

#include <stdlib.h>

#include "base/memory.h"

enum { PARTS = 64 /* chunks that are written at once */ };

void
partition_add_chunk(struct partition *p, char *chunk, size_t size)
{
    p->full_in_memory += p->chunks > 0;
    p->chunk = memory_grow(p->chunk, &p->room, p->chunks + 1, sizeof *p->chunk);
    p->chunk[p->chunks++] = (struct chunk){.memory = chunk};
    p->next = chunk;
    p->end = chunk + size;
}

static void
give_back(struct chunks *pool, struct chunk *c)
{
    chunks_give_back(pool, c->memory);
    c->memory = NULL;
}

void
partition_spill(struct partition *p, struct temporary *file, struct chunks *pool)
{
    struct iovec part[PARTS];
    size_t first = 0, parts = 0;
    uint64_t offset = file->size;

    while (!p->chunk[first].memory)
        first++;
    do
        part[parts] = (struct iovec){p->chunk[first + parts].memory, pool->size};
    while (++parts < PARTS && parts < p->full_in_memory);
    temporary_append(file, part, parts);
    for (size_t i = 0; i < parts; i++) {
        p->chunk[first + i].offset = offset + i * pool->size;
        give_back(pool, &p->chunk[first + i]);
    }
    p->full_in_memory -= parts;
}

size_t
partition_take_out(struct partition *p, size_t i, const struct temporary *file, struct chunks *pool,
                   char *to)
{
    struct chunk *c = &p->chunk[i];
    bool last = i + 1 == p->chunks;
    size_t n = last ? (size_t)(p->next - c->memory) : pool->size;

    if (!c->memory) {
        temporary_read(file, c->offset, to, n);
        return n;
    }
    memcpy(to, c->memory, n);
    p->full_in_memory -= !last;
    give_back(pool, c);
    return n;
}

/* How many chunks from number i on lie side by side in the file. */
static size_t
side_by_side(const struct partition *p, size_t i, size_t size)
{
    size_t n = 1;

    while (i + n < p->chunks && !p->chunk[i + n].memory &&
           p->chunk[i + n].offset == p->chunk[i].offset + n * size)
        n++;
    return n;
}

void
partition_load(struct partition *p, const struct temporary *file, struct chunks *pool, char *to)
{
    size_t n;

    for (size_t i = 0; i < p->chunks; i += n) {
        n = 1;
        if (p->chunk[i].memory) {
            partition_take_out(p, i, file, pool, to + i * pool->size);
            continue;
        }
        n = side_by_side(p, i, pool->size);
        temporary_read(file, p->chunk[i].offset, to + i * pool->size, n * pool->size);
    }
}

void
partition_free(struct partition *p)
{
    free(p->chunk);
}
