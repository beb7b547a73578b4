#include "stream/store.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/temporary.h"

enum {
    MOST_BITS = 10,
    LARGEST_CHUNK = 16 << 10,
    SMALLEST_CHUNK = 4 << 10, /* a page: chunks can be given back to the system */
    SLAB = 4 << 20,
    PARTS = 64,
    LEAST_INNER = STORE_LEAST / 4, /* hashes are spread evenly: no store has many others in it */
    SLACK = 64,
    KEY_BITS = 64,
    RADIX_BITS = 8,
    RADIX = 1 << RADIX_BITS
};

/* An item as it lies in a partition: this, then its bytes. */
struct head {
    uint64_t key;
    uint32_t n;
} __attribute__((packed));

/* Where a chunk is: in memory, or (then it is full) in the file at `offset`. */
struct chunk {
    char *memory;
    uint64_t offset;
};

/* Items lie one behind the other through the chunks, which are full but for the last. */
struct partition {
    struct chunk *chunk;
    size_t chunks, room;
    char *next, *end; /* free bytes of the last chunk */
    uint64_t size, items;
    uint64_t key; /* of the first item */
    bool mixed;   /* other keys came too */
    size_t full_in_memory;
};

struct store {
    struct partition *partition;
    unsigned bits;    /* of a key tell its partition, */
    unsigned skipped; /* behind these first ones, which all have in common */
    size_t chunk_size, chunks, most_chunks;
    size_t most_load; /* bytes of a partition that is loaded whole */
    size_t memory;
    const char *dir;
    char **free_chunk;
    size_t free_chunks, free_room;
    char **slab; /* memory of the chunks, from the system */
    size_t slabs, slab_room, slab_used;
    int file;
    uint64_t file_size;
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
    size_t for_chunks = memory / 2;

    *s = (struct store){.memory = memory,
                        .dir = dir,
                        .file = -1,
                        .skipped = skipped,
                        .bits = MOST_BITS,
                        .chunk_size = LARGEST_CHUNK,
                        .most_load = memory / 8};
    while (s->chunk_size > SMALLEST_CHUNK && (s->chunk_size * 3) << s->bits > for_chunks)
        s->chunk_size /= 2;
    while (s->bits > 1 &&
           ((s->chunk_size * 3) << s->bits > for_chunks || skipped + s->bits > KEY_BITS))
        s->bits--;
    s->most_chunks = for_chunks / s->chunk_size;
    s->partition = memory_new((size_t)1 << s->bits, sizeof *s->partition);
    return s;
}

struct store *
store_new(size_t memory, const char *dir)
{
    return new_store(memory, dir, 0);
}

/* ---- the file ---- */

/* Writes as many bytes as the parts have at the end of the file. */
static void
write_parts(struct store *s, struct iovec *part, size_t parts)
{
    if (s->file < 0)
        s->file = temporary_file(s->dir);
    while (parts > 0) {
        ssize_t n = pwritev(s->file, part, (int)parts, (off_t)s->file_size);
        size_t done = n > 0 ? (size_t)n : 0;

        if (n < 0 && errno != EINTR)
            fail_system(s->dir, "cannot write a temporary file");
        s->file_size += done;
        for (; parts > 0 && done >= part->iov_len; part++, parts--)
            done -= part->iov_len;
        if (parts > 0)
            *part = (struct iovec){(char *)part->iov_base + done, part->iov_len - done};
    }
}

static void
read_bytes(const struct store *s, uint64_t offset, char *to, size_t bytes)
{
    while (bytes > 0) {
        ssize_t n = pread(s->file, to, bytes, (off_t)offset);

        if (n == 0)
            errno = EIO;
        if (n <= 0 && errno != EINTR)
            fail_system(s->dir, "cannot read a temporary file");
        if (n > 0) {
            to += n;
            offset += (uint64_t)n;
            bytes -= (size_t)n;
        }
    }
}

/* ---- chunks ---- */

static void
give_back(struct store *s, struct chunk *c)
{
    s->free_chunk =
        memory_grow(s->free_chunk, &s->free_room, s->free_chunks + 1, sizeof *s->free_chunk);
    s->free_chunk[s->free_chunks++] = c->memory;
    c->memory = NULL;
}

/* Writes up to PARTS full chunks, side by side, of the partition that has most of them in memory. */
static void
spill(struct store *s)
{
    struct iovec part[PARTS];
    struct partition *p = s->partition;
    uint64_t offset = s->file_size;
    size_t first = 0, parts = 0;

    for (size_t i = 1; i >> s->bits == 0; i++)
        if (s->partition[i].full_in_memory > p->full_in_memory)
            p = &s->partition[i];
    while (!p->chunk[first].memory)
        first++;
    do
        part[parts] = (struct iovec){p->chunk[first + parts].memory, s->chunk_size};
    while (++parts < PARTS && parts < p->full_in_memory);
    write_parts(s, part, parts);
    for (size_t i = 0; i < parts; i++) {
        p->chunk[first + i].offset = offset + i * s->chunk_size;
        give_back(s, &p->chunk[first + i]);
    }
    p->full_in_memory -= parts;
}

static char *
new_chunk(struct store *s)
{
    char *slab;

    if (s->slabs == 0 || s->slab_used == SLAB) {
        slab = mmap(NULL, SLAB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (slab == MAP_FAILED)
            fail(FAILED, "no memory for %d bytes more; give less with --memory", SLAB);
        s->slab = memory_grow(s->slab, &s->slab_room, s->slabs + 1, sizeof *s->slab);
        s->slab[s->slabs++] = slab;
        s->slab_used = 0;
    }
    s->chunks++;
    s->slab_used += s->chunk_size;
    return s->slab[s->slabs - 1] + s->slab_used - s->chunk_size;
}

static char *
take_chunk(struct store *s)
{
    if (s->free_chunks == 0 && s->chunks == s->most_chunks)
        spill(s);
    if (s->free_chunks > 0)
        return s->free_chunk[--s->free_chunks];
    return new_chunk(s);
}

static void
add_chunk(struct store *s, struct partition *p)
{
    p->full_in_memory += p->chunks > 0;
    p->chunk = memory_grow(p->chunk, &p->room, p->chunks + 1, sizeof *p->chunk);
    p->chunk[p->chunks] = (struct chunk){0};
    p->next = take_chunk(s);
    p->end = p->next + s->chunk_size;
    p->chunk[p->chunks++].memory = p->next;
}

static void
append(struct store *s, struct partition *p, struct slice bytes)
{
    p->size += bytes.n;
    while (bytes.n > 0) {
        size_t n = (size_t)(p->end - p->next);

        if (n == 0) {
            add_chunk(s, p);
            n = s->chunk_size;
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
    struct head head = {key, (uint32_t)item.n};

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

/* Copies the bytes of chunk number i and gives its memory back. */
static void
take_out(struct store *s, struct partition *p, size_t i, char *to)
{
    struct chunk *c = &p->chunk[i];
    bool last = i + 1 == p->chunks;

    if (!c->memory) {
        read_bytes(s, c->offset, to, s->chunk_size);
        return;
    }
    memcpy(to, c->memory, last ? (size_t)(p->next - c->memory) : s->chunk_size);
    p->full_in_memory -= !last;
    give_back(s, c);
}

/* How many chunks from number i on lie side by side in the file. */
static size_t
side_by_side(const struct store *s, const struct partition *p, size_t i)
{
    size_t n = 1;

    while (i + n < p->chunks && !p->chunk[i + n].memory &&
           p->chunk[i + n].offset == p->chunk[i].offset + n * s->chunk_size)
        n++;
    return n;
}

/* The partition's bytes, one chunk behind the other, into the load. */
static void
load(struct store *s, struct partition *p)
{
    size_t n;

    s->load = memory_grow(s->load, &s->load_room, p->size + s->chunk_size + SLACK, 1);
    for (size_t i = 0; i < p->chunks; i += n) {
        n = 1;
        if (p->chunk[i].memory) {
            take_out(s, p, i, s->load + i * s->chunk_size);
            continue;
        }
        n = side_by_side(s, p, i);
        read_bytes(s, p->chunk[i].offset, s->load + i * s->chunk_size, n * s->chunk_size);
    }
}

static void
list_items(struct store *s, const struct partition *p)
{
    const char *from = s->load;

    if (p->items > s->items_room) {
        s->items_room = p->items * 5 / 4;
        s->items = memory_resize(s->items, s->items_room, sizeof *s->items);
        s->other = memory_resize(s->other, s->items_room, sizeof *s->other);
    }
    for (size_t i = 0; i < p->items; i++) {
        struct head head;

        memcpy(&head, from, sizeof head);
        s->items[i] = (struct stored){head.key, from + sizeof head, head.n};
        from += sizeof head + head.n;
    }
}

/* One pass of a radix sort: stable by 8 bits of the key. */
static void
sort_by(struct store *s, size_t count, unsigned shift)
{
    size_t start[RADIX + 1] = {0};
    struct stored *sorted = s->other;

    for (size_t i = 0; i < count; i++)
        start[(s->items[i].key >> shift) % RADIX + 1]++;
    for (size_t i = 0; i < RADIX; i++)
        start[i + 1] += start[i];
    for (size_t i = 0; i < count; i++)
        sorted[start[(s->items[i].key >> shift) % RADIX]++] = s->items[i];
    s->other = s->items;
    s->items = sorted;
}

/* By as many of the bits behind those of the partition as tell most items apart, from the lowest; the rest
 * is a matter of neighbours. */
static void
sort(struct store *s, size_t count)
{
    unsigned used = s->skipped + s->bits, passes = 1;

    for (size_t n = count; n > 16; n /= RADIX)
        passes++;
    while (passes > 0 && used + passes * RADIX_BITS > KEY_BITS)
        passes--;
    for (unsigned pass = passes; pass > 0; pass--)
        sort_by(s, count, KEY_BITS - used - pass * RADIX_BITS);
    for (size_t i = 1; i < count; i++) {
        struct stored item = s->items[i];
        size_t k = i;

        for (; k > 0 && s->items[k - 1].key > item.key; k--)
            s->items[k] = s->items[k - 1];
        s->items[k] = item;
    }
}

/* Deals the items of a partition that is too large among those of an inner store. All else that can goes
 * to the file first, so that the inner store can have its memory. */
static struct store *
deal_again(struct store *s, struct partition *p)
{
    size_t memory = s->memory / 2 > LEAST_INNER ? s->memory / 2 : LEAST_INNER;
    struct store *inner = new_store(memory, s->dir, s->skipped + s->bits);
    size_t there = 0;

    while (s->free_chunks + ((size_t)1 << s->bits) < s->chunks)
        spill(s);
    for (size_t i = 0; i < p->chunks; i++) {
        const char *from, *end;
        struct head head;

        s->load = memory_grow(s->load, &s->load_room, there + s->chunk_size + SLACK, 1);
        take_out(s, p, i, s->load + there);
        from = s->load;
        end = from + there + (i + 1 == p->chunks ? p->size - i * s->chunk_size : s->chunk_size);
        while ((size_t)(end - from) >= sizeof head) {
            memcpy(&head, from, sizeof head);
            if ((size_t)(end - from) < sizeof head + head.n)
                break;
            store_put(inner, head.key, (struct slice){from + sizeof head, head.n});
            from += sizeof head + head.n;
        }
        there = (size_t)(end - from);
        memmove(s->load, from, there);
    }
    for (size_t i = 0; i < s->free_chunks; i++)
        madvise(s->free_chunk[i], s->chunk_size, MADV_DONTNEED);
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
            list_items(s, p);
            sort(s, p->items);
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
        free(s->partition[i].chunk);
    for (size_t i = 0; i < s->slabs; i++)
        munmap(s->slab[i], SLAB);
    free(s->slab);
    if (s->file >= 0)
        close(s->file);
    free(s->free_chunk);
    free(s->partition);
    free(s->load);
    free(s->items);
    free(s->other);
    free(s);
}
