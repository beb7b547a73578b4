/* A run of bytes in somebody else's memory: never NUL-terminated, never owned. */
#ifndef CANBAO_SLICE_H
#define CANBAO_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *p;
    size_t n;
};

/* The slice of a string literal: as a value, and as a row of a table. */
#define SLICE_ROW(literal)             \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }
#define SLICE(literal) ((struct slice)SLICE_ROW(literal))

static inline struct slice
slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "words are read as the lowest byte first");

static inline uint64_t
slice_word(const char *p)
{
    uint64_t word;

    memcpy(&word, p, 8);
    return word;
}

/* Up to 8 bytes as a word; no byte beyond them is read, some may be read twice. */
static inline uint64_t
slice_short(struct slice s)
{
    uint32_t first, last;

    if (s.n == 8)
        return slice_word(s.p);
    if (s.n >= 4) {
        memcpy(&first, s.p, 4);
        memcpy(&last, s.p + s.n - 4, 4);
        return first | (uint64_t)last << 32;
    }
    if (s.n == 0)
        return 0;
    return (unsigned char)s.p[0] | (uint64_t)(unsigned char)s.p[s.n / 2] << 8 |
           (uint64_t)(unsigned char)s.p[s.n - 1] << 16;
}

static inline bool
slice_is(struct slice a, struct slice b)
{
    if (a.n != b.n)
        return false;
    if (a.n <= 8)
        return slice_short(a) == slice_short(b);
    for (size_t i = 0; i + 8 < a.n; i += 8)
        if (slice_word(a.p + i) != slice_word(b.p + i))
            return false;
    return slice_word(a.p + a.n - 8) == slice_word(b.p + a.n - 8);
}

/* Bytewise order, as sort(1) in the C locale: <0, 0, >0. */
static inline int
slice_order(struct slice a, struct slice b)
{
    size_t common = a.n < b.n ? a.n : b.n;
    int order = common ? memcmp(a.p, b.p, common) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* A hash for tables in memory; it never reaches an output. */
static inline uint64_t
slice_hash(struct slice s)
{
    uint64_t h = s.n * 0x9e3779b97f4a7c15U;

    for (; s.n > 8; s.p += 8, s.n -= 8) {
        h = (h + slice_word(s.p)) * 0xff51afd7ed558ccdU;
        h = h << 32 | h >> 32;
    }
    h = (h + slice_short(s)) * 0xff51afd7ed558ccdU;
    return h ^ h >> 32;
}

#endif
