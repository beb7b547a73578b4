#include "stream/chunks.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/fail.h"
#include "base/memory.h"

enum { SLAB = 4 << 20 };

void
chunks_start(struct chunks *c, size_t size, size_t most)
{
    *c = (struct chunks){.size = size, .most = most};
}

static char *
new_chunk(struct chunks *c)
{
    char *slab;

    if (c->slabs == 0 || c->slab_used == SLAB) {
        slab = mmap(NULL, SLAB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (slab == MAP_FAILED)
            fail(FAILED, "no memory for %d bytes more; give less with --memory", SLAB);
        c->slab = memory_grow(c->slab, &c->slab_room, c->slabs + 1, sizeof *c->slab);
        c->slab[c->slabs++] = slab;
        c->slab_used = 0;
    }
    c->made++;
    c->slab_used += c->size;
    return c->slab[c->slabs - 1] + c->slab_used - c->size;
}

char *
chunks_take(struct chunks *c)
{
    return c->free_count > 0 ? c->free[--c->free_count] : new_chunk(c);
}

void
chunks_give_back(struct chunks *c, char *chunk)
{
    c->free = memory_grow(c->free, &c->free_room, c->free_count + 1, sizeof *c->free);
    c->free[c->free_count++] = chunk;
}

void
chunks_release(const struct chunks *c)
{
    for (size_t i = 0; i < c->free_count; i++)
        madvise(c->free[i], c->size, MADV_DONTNEED);
}

void
chunks_free(struct chunks *c)
{
    for (size_t i = 0; i < c->slabs; i++)
        munmap(c->slab[i], SLAB);
    free(c->slab);
    free(c->free);
}
