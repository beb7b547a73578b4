/* Decimal digits, eight at a time in one word (the first digit is its lowest byte). */
#ifndef CANBAO_DIGITS_H
#define CANBAO_DIGITS_H

#include "base/slice.h"

static inline bool
digits_is_one(char c)
{
    return c >= '0' && c <= '9';
}

/* The values of 8 characters, a byte each; *digits stays set only if all are digits. */
static inline uint64_t
digits_of(const char *p, bool *digits)
{
    uint64_t v = slice_word(p) - UINT64_C(0x3030303030303030);

    *digits &= ((v | (v + UINT64_C(0x7676767676767676))) & UINT64_C(0x8080808080808080)) == 0;
    return v;
}

/* The number that 8 such values are: they are joined to pairs, fours, all. */
static inline uint32_t
digits_number(uint64_t v)
{
    v = v * 10 + (v >> 8);
    v = (v & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
        (v >> 16 & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001);
    return (uint32_t)(v >> 32);
}

/* The number that a text of 1 to 8 digits is; -1 if it is another. Digit by digit: short numbers
 * are told sooner so than in one word, since what follows need not wait for the product. */
static inline int64_t
digits_short(struct slice s)
{
    int64_t value = 0;

    if (s.n - 1 > 7)
        return -1;
    for (size_t i = 0; i < s.n; i++) {
        if (!digits_is_one(s.p[i]))
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* Writes a number below 10^8 as 8 digits and returns the end: it is split in two, four, eight. */
static inline char *
digits_put(char *p, uint32_t number)
{
    uint64_t v = number / 10000 | (uint64_t)(number % 10000) << 32, high;

    high = (v * 10486 >> 20) & UINT64_C(0x0000007f0000007f);
    v = high | (v - high * 100) << 16;
    high = (v * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    v = (high | (v - high * 10) << 8) + UINT64_C(0x3030303030303030);
    memcpy(p, &v, 8);
    return p + 8;
}

#endif
