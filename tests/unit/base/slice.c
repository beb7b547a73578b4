#include "base/slice.h"

#include "check.h"

enum { LONGEST = 70 };

static int
sign(int n)
{
    return (n > 0) - (n < 0);
}

/* Copies at odd addresses, so that nothing depends on where a slice lies. */
static void
check_every_length(void)
{
    char a[LONGEST + 8], b[LONGEST + 8];

    check("slice_is sees every byte that differs");
    for (size_t n = 0; n <= LONGEST; n++)
        for (size_t at = 0; at <= n; at++) {
            struct slice left = {a + 1, n}, right = {b + 3, n};

            for (size_t i = 0; i < n; i++)
                a[1 + i] = b[3 + i] = (char)random_word();
            expect(slice_is(left, right), "%zu equal bytes", n);
            expect(slice_hash(left) == slice_hash(right), "the hash of %zu equal bytes", n);
            if (at < n)
                b[3 + at] = (char)(b[3 + at] ^ (1 << random_below(8)));
            else
                right.n++;
            expect(!slice_is(left, right), "%zu bytes that differ at %zu", n, at);
            expect(slice_hash(left) != slice_hash(right),
                   "the hash of %zu bytes that differ at %zu", n, at);
        }
}

static void
check_short(void)
{
    char text[9];

    check("slice_short tells all texts of up to 2 bytes of one length apart");
    for (unsigned i = 0; i < 0x10000; i++) {
        text[0] = (char)i;
        text[1] = (char)(i >> 8);
        expect(slice_short((struct slice){text, 2}) ==
                   (i & 0xff) + ((uint64_t)(i >> 8) << 8) + ((uint64_t)(i >> 8) << 16),
               "%04x", i);
        expect(slice_short((struct slice){text, 1}) == (i & 0xff) * UINT64_C(0x010101), "%02x",
               i & 0xff);
    }
    expect(slice_short((struct slice){NULL, 0}) == 0, "nothing");
}

static void
check_order(void)
{
    static const struct {
        struct slice a, b;
        int order;
    } rows[] = {
        {{"", 0}, {"", 0}, 0},          {{NULL, 0}, {"", 0}, 0},
        {{"", 0}, {"\0", 1}, -1},       {{"a", 1}, {"b", 1}, -1},
        {{"a", 1}, {"aa", 2}, -1},      {{"b", 1}, {"aa", 2}, 1},
        {{"\x7f", 1}, {"\x80", 1}, -1}, {{"\xff", 1}, {"\xfe", 1}, 1},
        {{"a\0b", 3}, {"a\0c", 3}, -1},
    };

    check("slice_order");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_number(sign(slice_order(rows[i].a, rows[i].b)), rows[i].order, "one way");
        expect_number(sign(slice_order(rows[i].b, rows[i].a)), -rows[i].order, "the other way");
    }
}

static void
check_words(void)
{
    check("slice_of, SLICE, slice_word");
    expect_text(slice_of("abc"), SLICE("abc"), "abc");
    expect_number((int64_t)SLICE("a\0b").n, 3, "a NUL in a literal");
    expect(slice_word("12345678") == UINT64_C(0x3837363534333231), "the first byte is the lowest");
}

int
main(void)
{
    check_words();
    check_short();
    check_every_length();
    check_order();
    return check_end();
}
