#include "stream/packed.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "values/citizen_id.h"

/* 17 digits in 57 bits and behind them a check character in 4;
 * false if the ID is not of that kind. */
static bool
shorten(const char *id, uint64_t *value)
{
    bool digits = true;
    uint64_t high = digits_number(digits_of(id, &digits));
    uint64_t low = digits_number(digits_of(id + 8, &digits));
    unsigned last = (unsigned char)(id[16] - '0'),
             check = id[17] == 'X' ? 10 : (unsigned char)(id[17] - '0');

    *value = ((high * 100000000 + low) * 10 + last) << 4 | check;
    return digits && last <= 9 && check <= 10 && id[17] != ':';
}

char *
packed_put_id(char *p, const char *id, unsigned *flags)
{
    uint64_t value;

    if (!shorten(id, &value)) {
        memcpy(p, id, ID_LENGTH);
        return p + ID_LENGTH;
    }
    *flags |= PACKED_SHORT_ID;
    memcpy(p, &value, sizeof value);
    return p + sizeof value;
}

static void
lengthen(uint64_t value, char *id)
{
    unsigned check = value & 15;

    value >>= 4;
    digits_put(id, (uint32_t)(value / 1000000000));
    digits_put(id + 8, (uint32_t)(value % 1000000000 / 10));
    id[16] = (char)('0' + value % 10);
    id[17] = check == 10 ? 'X' : (char)('0' + check);
}

const char *
packed_get_id(const char *p, unsigned flags, char *id)
{
    uint64_t value;

    if (!(flags & PACKED_SHORT_ID)) {
        memcpy(id, p, ID_LENGTH);
        return p + ID_LENGTH;
    }
    memcpy(&value, p, sizeof value);
    lengthen(value, id);
    return p + sizeof value;
}

static bool
is_same_id(const struct stored *a, const struct stored *b)
{
    size_t n = a->item[0] & PACKED_SHORT_ID ? sizeof(uint64_t) : ID_LENGTH;

    return ((a->item[0] ^ b->item[0]) & PACKED_SHORT_ID) == 0 &&
           memcmp(a->item + PACKED_FLAGS, b->item + PACKED_FLAGS, n) == 0;
}

static int
by_id(const void *a, const void *b)
{
    const struct stored *x = a, *y = b;
    char left[ID_LENGTH], right[ID_LENGTH];

    packed_get_id(x->item + PACKED_FLAGS, packed_flags(x->item), left);
    packed_get_id(y->item + PACKED_FLAGS, packed_flags(y->item), right);
    return memcmp(left, right, ID_LENGTH);
}

size_t
packed_group(struct stored *items, size_t from, size_t count)
{
    size_t to = from + 1, end = to;

    while (to < count && items[to].key == items[from].key && is_same_id(&items[to], &items[from]))
        to++;
    if (to == count || items[to].key != items[from].key)
        return to;
    while (end < count && items[end].key == items[from].key)
        end++;
    qsort(items + from, end - from, sizeof *items, by_id);
    for (to = from + 1; is_same_id(&items[to], &items[from]);)
        to++;
    return to;
}
