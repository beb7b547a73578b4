#include "stream/stored.h"

enum { KEY_BITS = 64, RADIX_BITS = 8, RADIX = 1 << RADIX_BITS };

/* One pass of a radix sort: stable by 8 bits of the key. */
static void
sort_by(const struct stored *items, struct stored *sorted, size_t count, unsigned shift)
{
    size_t start[RADIX + 1] = {0};

    for (size_t i = 0; i < count; i++)
        start[(items[i].key >> shift) % RADIX + 1]++;
    for (size_t i = 0; i < RADIX; i++)
        start[i + 1] += start[i];
    for (size_t i = 0; i < count; i++)
        sorted[start[(items[i].key >> shift) % RADIX]++] = items[i];
}

/* Insertion, for items of which few are out of their places, and none far. */
static void
sort_neighbours(struct stored *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct stored item = items[i];
        size_t k = i;

        for (; k > 0 && items[k - 1].key > item.key; k--)
            items[k] = items[k - 1];
        items[k] = item;
    }
}

/* By as many of the bits behind those that are alike as tell most items apart, from the lowest; the
 * rest is a matter of neighbours. */
void
stored_sort(struct stored **items, struct stored **other, size_t count, unsigned alike)
{
    unsigned passes = 1;

    for (size_t n = count; n > 16; n /= RADIX)
        passes++;
    while (passes > 0 && alike + passes * RADIX_BITS > KEY_BITS)
        passes--;
    for (unsigned pass = passes; pass > 0; pass--) {
        struct stored *sorted = *other;

        sort_by(*items, sorted, count, KEY_BITS - alike - pass * RADIX_BITS);
        *other = *items;
        *items = sorted;
    }
    sort_neighbours(*items, count);
}
