/* A store that hands back in the order of their keys what was put in, within bounded memory.
 *
 * Items are dealt by the first bits of their key (a hash) into partitions, each a list of chunks. While they fit
 * they stay in memory; beyond that full chunks, of the largest partitions first, go to a temporary file that
 * has no name. Partitions come back one after the other, each loaded whole and sorted; one that is too large to be
 * loaded is dealt again by the next bits of the keys. */
#ifndef CANBAO_STORE_H
#define CANBAO_STORE_H

#include "base/slice.h"

enum { STORE_LEAST = 16 << 20 };

struct store;

/* A store that holds about `memory` bytes (at least STORE_LEAST); its file would lie in `dir`, a temporary
 * disk that is full ends the filter with status 3. */
struct store *store_new(size_t memory, const char *dir);

/* Puts an item in: its bytes are copied. At most STORE_ITEM bytes. */
void store_put(struct store *s, uint64_t key, struct slice item);

/* Says that an item of that key comes soon, so that its place is in the cache by then. */
void store_expect(const struct store *s, uint64_t key);

enum { STORE_ITEM = 1 << 28 };

struct stored {
    uint64_t key;
    const char *item;
    size_t n;
};

/* When all is put in: the next items, all those of one or more keys, in ascending order of the keys, those of one key
 * in the order in which they came. False at the end. They are valid until the next call; 64 bytes behind
 * each may be read. */
bool store_next(struct store *s, struct stored **items, size_t *count);

void store_free(struct store *s);

#endif
