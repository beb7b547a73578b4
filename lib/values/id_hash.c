#include "values/id_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
id_hash(const char id[18])
{
    return XXH3_64bits(id, 18);
}

char *
id_hash_print(char *p, uint64_t hash)
{
    for (unsigned i = ID_HASH_TEXT; i-- > 0; hash >>= 4)
        p[i] = "0123456789abcdef"[hash & 15];
    return p + ID_HASH_TEXT;
}
