#include "stream/store.h"

#include <stdlib.h>

#include "base/memory.h"
#include "stream/partition.h"

enum {
    MOST_BITS = 10,
    LEAST_INNER = STORE_LEAST / 4, /* hashes are spread evenly: no store has many others in it */
    SLACK = 64,
    KEY_BITS = 64
};

struct store {
    struct partition *partition;
    unsigned bits;    /* of a key tell its partition, */
    unsigned skipped; /* behind these first ones, which all have in common */
    struct chunks chunks;
    struct temporary file;
    size_t memory;
    size_t most_load;    /* bytes of a partition that is loaded whole */
    size_t at;           /* the partition to hand back next */
    struct store *inner; /* holds the partition before that one, which was too large */
    char *load;
    size_t load_room;
    struct stored *items, *other;
    size_t items_room;
};

/* A third of the chunks at most are the partitions' last ones, which stay in memory. */
static struct store *
new_store(size_t memory, const char *dir, unsigned skipped)
{
    struct store *s = memory_new(1, sizeof *s);
    size_t for_chunks = memory / 2, size = CHUNKS_LARGEST;

    *s = (struct store){.memory = memory,
                        .skipped = skipped,
                        .bits = MOST_BITS,
                        .most_load = memory / 8};
    while (size > CHUNKS_SMALLEST && (size * 3) << s->bits > for_chunks)
        size /= 2;
    while (s->bits > 1 && ((size * 3) << s->bits > for_chunks || skipped + s->bits > KEY_BITS))
        s->bits--;
    chunks_start(&s->chunks, size, for_chunks / size);
    s->file = temporary_new(dir);
    s->partition = memory_new((size_t)1 << s->bits, sizeof *s->partition);
    return s;
}

struct store *
store_new(size_t memory, const char *dir)
{
    return new_store(memory, dir, 0);
}

/* ---- in ---- */

/* Writes chunks of the partition that has most full ones in memory. */
static void
spill_largest(struct store *s)
{
    struct partition *p = s->partition;

    for (size_t i = 1; i >> s->bits == 0; i++)
        if (s->partition[i].full_in_memory > p->full_in_memory)
            p = &s->partition[i];
    partition_spill(p, &s->file, &s->chunks);
}

static void
append(struct store *s, struct partition *p, struct slice bytes)
{
    p->size += bytes.n;
    while (bytes.n > 0) {
        size_t n = (size_t)(p->end - p->next);

        if (n == 0) {
            if (!chunks_left(&s->chunks))
                spill_largest(s);
            partition_add_chunk(p, chunks_take(&s->chunks), s->chunks.size);
            n = s->chunks.size;
        }
        n = n < bytes.n ? n : bytes.n;
        memcpy(p->next, bytes.p, n);
        p->next += n;
        bytes = (struct slice){bytes.p + n, bytes.n - n};
    }
}

void
store_expect(const struct store *s, uint64_t key)
{
    __builtin_prefetch(s->partition[key << s->skipped >> (KEY_BITS - s->bits)].next, 1);
}

void
store_put(struct store *s, uint64_t key, struct slice item)
{
    struct partition *p = &s->partition[key << s->skipped >> (KEY_BITS - s->bits)];
    struct partition_head head = {key, (uint32_t)item.n};

    if (p->items++ == 0)
        p->key = key;
    p->mixed |= key != p->key;
    if ((size_t)(p->end - p->next) >= sizeof head + item.n) {
        memcpy(p->next, &head, sizeof head);
        memcpy(p->next + sizeof head, item.p, item.n);
        p->next += sizeof head + item.n;
        p->size += sizeof head + item.n;
        return;
    }
    append(s, p, (struct slice){(const char *)&head, sizeof head});
    append(s, p, item);
}

/* ---- back ---- */

static void
load(struct store *s, struct partition *p)
{
    const char *from;

    s->load = memory_grow(s->load, &s->load_room, p->size + s->chunks.size + SLACK, 1);
    partition_load(p, &s->file, &s->chunks, s->load);
    if (p->items > s->items_room) {
        s->items_room = p->items * 5 / 4;
        s->items = memory_resize(s->items, s->items_room, sizeof *s->items);
        s->other = memory_resize(s->other, s->items_room, sizeof *s->other);
    }
    from = s->load;
    for (size_t i = 0; i < p->items; i++)
        from = partition_item(from, SIZE_MAX, &s->items[i]);
}

/* Deals the items of a partition that is too large among those of an inner store. All else that can
 * goes to the file first, so that the inner store can have its memory. */
static struct store *
deal_again(struct store *s, struct partition *p)
{
    size_t memory = s->memory / 2 > LEAST_INNER ? s->memory / 2 : LEAST_INNER;
    struct store *inner = new_store(memory, s->file.directory, s->skipped + s->bits);
    size_t there = 0;

    while (s->chunks.free_count + ((size_t)1 << s->bits) < s->chunks.made)
        spill_largest(s);
    for (size_t i = 0; i < p->chunks; i++) {
        const char *from, *next;
        struct stored item;

        s->load = memory_grow(s->load, &s->load_room, there + s->chunks.size + SLACK, 1);
        there += partition_take_out(p, i, &s->file, &s->chunks, s->load + there);
        from = s->load;
        while ((next = partition_item(from, there, &item))) {
            store_put(inner, item.key, (struct slice){item.item, item.n});
            there -= (size_t)(next - from);
            from = next;
        }
        memmove(s->load, from, there);
    }
    chunks_release(&s->chunks);
    return inner;
}

static bool
is_too_large(const struct store *s, const struct partition *p)
{
    return p->size > s->most_load && p->mixed && s->skipped + s->bits < KEY_BITS;
}

bool
store_next(struct store *s, struct stored **items, size_t *count)
{
    while (s->inner || s->at >> s->bits == 0) {
        struct partition *p;

        if (s->inner && store_next(s->inner, items, count))
            return true;
        if (s->inner) {
            store_free(s->inner);
            s->inner = NULL;
            continue;
        }
        p = &s->partition[s->at++];
        if (is_too_large(s, p))
            s->inner = deal_again(s, p);
        else if (p->items > 0) {
            load(s, p);
            stored_sort(&s->items, &s->other, p->items, s->skipped + s->bits);
            *items = s->items;
            *count = p->items;
            return true;
        }
    }
    return false;
}

void
store_free(struct store *s)
{
    for (size_t i = 0; i >> s->bits == 0; i++)
        partition_free(&s->partition[i]);
    free(s->partition);
    chunks_free(&s->chunks);
    temporary_close(&s->file);
    free(s->load);
    free(s->items);
    free(s->other);
    free(s);
}
