/* What a store hands back, and how it is ordered. */
#ifndef CANBAO_STORED_H
#define CANBAO_STORED_H

#include "base/slice.h"

struct stored {
    uint64_t key;
    const char *item;
    size_t n;
};

#endif
