#include "values/id_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
id_hash(const char id[18])
{
    return XXH3_64bits(id, 18);
}
