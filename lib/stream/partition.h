/* A part of the store: items one behind the other in chunks, of
 * which full ones may lie in a file. */
#ifndef CANBAO_PARTITION_H
#define CANBAO_PARTITION_H

#include "bytes/temporary.h"
#include "stream/chunks.h"
#include "stream/stored.h"

/* Where a chunk is: in memory, or (then it is full) in the file at `offset`. */
struct chunk {
    char *memory;
    uint64_t offset;
};

/* An empty one is all zero. Its chunks are full but for the last. */
struct partition {
    struct chunk *chunk;
    size_t chunks, room;
    char *next, *end;     /* free bytes of the last chunk */
    uint64_t size, items; /* bytes, and how many items they are */
    uint64_t key;         /* of the first item */
    bool mixed;           /* other keys came too */
    size_t full_in_memory;
};

/* An item as it lies in a partition: this, then its bytes. */
struct partition_head {
    uint64_t key;
    uint32_t n;
} __attribute__((packed));

/* Puts a chunk behind the others, which are full. */
void partition_add_chunk(struct partition *p, char *chunk, size_t size);

/* Writes full chunks that lie in memory, some of them, side by side, to the file and gives them
 * back. There must be one. */
void partition_spill(struct partition *p, struct temporary *file, struct chunks *pool);

/* Copies the bytes of chunk number i, wherever it is; its memory is given
 * back. Returns how many there are. */
size_t partition_take_out(struct partition *p, size_t i, const struct temporary *file,
                          struct chunks *pool, char *to);

/* Copies all bytes, p->size of them; `to` has room for a chunk more. All memory is given back. */
void partition_load(struct partition *p, const struct temporary *file, struct chunks *pool,
                    char *to);

/* The item that begins at `from`, of `left` bytes: what lies behind it,
 * or NULL if it is not there whole. */
static inline const char *
partition_item(const char *from, size_t left, struct stored *item)
{
    struct partition_head head;

    if (left < sizeof head)
        return NULL;
    memcpy(&head, from, sizeof head);
    if (left < sizeof head + head.n)
        return NULL;
    *item = (struct stored){head.key, from + sizeof head, head.n};
    return from + sizeof head + head.n;
}

/* Frees what it holds but the memory of its chunks. */
void partition_free(struct partition *p);

#endif
