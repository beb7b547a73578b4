#include "base/dict.h"

#include "check.h"

enum { TEXTS = 50000, LONGEST = 24 };

/* Different texts: each begins with its number, the rest is random bytes. */
static struct slice
make_text(char *to, uint32_t number)
{
    size_t n = sizeof number + random_below(LONGEST - sizeof number);

    random_bytes(to, n, (struct slice){"\0\xff,a", 4});
    memcpy(to, &number, sizeof number);
    return (struct slice){to, n};
}

static void
check_many(void)
{
    static char memory[TEXTS][LONGEST];
    static struct slice text[TEXTS];
    struct dict d = {0};

    check("every text has its number, and keeps it");
    for (uint32_t i = 0; i < TEXTS; i++) {
        text[i] = make_text(memory[i], i);
        expect_number(dict_find(&d, text[i]), -1, "before it is put in");
        expect_number((int64_t)dict_put(&d, text[i]), i, "put in");
    }
    for (uint32_t i = 0; i < TEXTS; i++) {
        expect_number(dict_find(&d, text[i]), i, "found");
        expect_number((int64_t)dict_put(&d, text[i]), i, "put in again");
        expect_text(d.text[i], text[i], "by number");
        expect(d.text[i].p != text[i].p, "it is no copy");
        text[i].n--;
        expect(text[i].n < sizeof i || dict_find(&d, text[i]) < 0,
               "what was never put in is found");
    }
    expect_number((int64_t)d.count, TEXTS, "texts");
    dict_free(&d);
    expect_number(dict_find(&d, SLICE("a")), -1, "after it was freed");
}

static void
check_short(void)
{
    struct dict d = {0};

    check("empty texts, NULs, beginnings of others");
    expect_number(dict_find(&d, SLICE("")), -1, "in an empty one");
    expect_number((int64_t)dict_put(&d, SLICE("")), 0, "the empty text");
    expect_number((int64_t)dict_put(&d, (struct slice){NULL, 0}), 0, "the empty text again");
    expect_number((int64_t)dict_put(&d, SLICE("\0")), 1, "one NUL");
    expect_number((int64_t)dict_put(&d, SLICE("\0\0")), 2, "two");
    expect_number((int64_t)dict_put(&d, SLICE("ab")), 3, "ab");
    expect_number(dict_find(&d, SLICE("a")), -1, "a");
    expect_number(dict_find(&d, SLICE("abc")), -1, "abc");
    dict_free(&d);
}

int
main(void)
{
    check_short();
    check_many();
    return check_end();
}
