/* A store that hands back in the order of their keys what was put in, within bounded memory.
 *
 * Items are dealt by the first bits of their key (a hash) into partitions, each a list of chunks.
 * While they fit they stay in memory; beyond that full chunks, of the largest partitions first, go
 * to a temporary file that has no name. Partitions come back one after the other, each loaded whole
 * and sorted; one that is too large to be loaded is dealt again by the next bits of the keys. */
#ifndef CANBAO_STORE_H
#define CANBAO_STORE_H

#include "stream/stored.h"

enum { STORE_LEAST = 16 << 20, STORE_ITEM = 1 << 28 };

struct store;

/* A store that takes about `memory` bytes (at least STORE_LEAST); its file would lie in `dir`,
 * which must live as long. A file that cannot be made, written or read ends the filter with status
 * 3, here and below. store_free frees it. */
struct store *store_new(size_t memory, const char *dir);

/* Puts an item in: its bytes, at most STORE_ITEM, are copied. */
void store_put(struct store *s, uint64_t key, struct slice item);

/* Says that an item of that key comes soon, so that its place is
 * in the processor's cache by then. */
void store_expect(const struct store *s, uint64_t key);

/* When all is put in: the next items, all those of one or more keys, in ascending order of the
 * keys, those of one key in the order in which they came. False at the end. They are the store's,
 * valid until the next call, and may be put in another order; 64 bytes behind each may be read. */
bool store_next(struct store *s, struct stored **items, size_t *count);

/* Frees the store, whatever is still in it. */
void store_free(struct store *s);

#endif
