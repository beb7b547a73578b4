/* Items as a store hands them back, and their order. */
#ifndef CANBAO_STORED_H
#define CANBAO_STORED_H

#include "base/slice.h"

struct stored {
    uint64_t key;
    const char *item; /* the store's */
    size_t n;         /* its bytes */
};

/* Orders the items by their keys, of which the first `alike` bits are the same in all; those of one
 * key stay in the order in which they are. `other` has room for as many. Either block may hold the
 * result: *items is it, and *other the other one. */
void stored_sort(struct stored **items, struct stored **other, size_t count, unsigned alike);

#endif
