#include "base/near.h"

#include "base/text.h"

/* The characters of a name as numbers; their count, or NEAR_LONGEST + 1 where there are more. */
static size_t
characters(struct slice s, uint32_t to[NEAR_LONGEST])
{
    size_t count = 0;

    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xc0) != 0x80) {
            if (count == NEAR_LONGEST)
                return NEAR_LONGEST + 1;
            to[count++] = (unsigned char)s.p[i];
        } else if (count > 0)
            to[count - 1] = to[count - 1] << 8 | (unsigned char)s.p[i];
    return count;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t
near_distance(struct slice a, struct slice b)
{
    uint32_t one[NEAR_LONGEST], other[NEAR_LONGEST];
    size_t n = characters(a, one), m = characters(b, other), row[NEAR_LONGEST + 1];

    if (n == 0 || m == 0 || n > NEAR_LONGEST || m > NEAR_LONGEST)
        return NEAR_FAR;
    for (size_t k = 0; k <= m; k++)
        row[k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t above = row[k];

            row[k] = least(least(row[k], row[k - 1]) + 1, diagonal + (one[i - 1] != other[k - 1]));
            diagonal = above;
        }
    }
    return row[m];
}

/* The length of what closes at the start of s: a bracket with all in it, or a sign. */
static size_t
decoration(struct slice s)
{
    static const struct {
        struct slice open, close;
    } brackets[] = {{{"(", 1}, {")", 1}},
                    {{"[", 1}, {"]", 1}},
                    {{"{", 1}, {"}", 1}},
                    {{"\xe3\x80\x90", 3}, {"\xe3\x80\x91", 3}},  /* 【】 */
                    {{"\xe3\x80\x94", 3}, {"\xe3\x80\x95", 3}}}; /* 〔〕 */

    if (strchr("*:;,.!?_-/'\"#", s.p[0]) && s.p[0])
        return 1;
    if (text_less_prefix(s, SLICE("\xe3\x80\x81")).n < s.n) /* 、 */
        return 3;
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        const char *end;

        if (text_less_prefix(s, brackets[i].open).n == s.n)
            continue;
        end = memmem(s.p, s.n, brackets[i].close.p, brackets[i].close.n);
        return end ? (size_t)(end - s.p) + brackets[i].close.n : brackets[i].open.n;
    }
    return 0;
}

struct slice
near_core(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        size_t n = decoration(s);

        if (n == 0) {
            *end++ = *s.p;
            n = 1;
        }
        s = (struct slice){s.p + n, s.n - n};
    }
    return (struct slice){to, (size_t)(end - to)};
}
