#include "base/memo.h"

#include "check.h"

static int asked;

/* The sum of the bytes, and how often it was asked for. */
static int64_t
look_up(struct slice s, const void *context)
{
    int64_t sum = *(const int64_t *)context;

    asked++;
    for (size_t i = 0; i < s.n; i++)
        sum += (unsigned char)s.p[i];
    return sum;
}

static void
check_many(void)
{
    static struct memo m;
    char text[80];
    int64_t start = 7;

    check("what it says is what the look-up says, whatever came before");
    for (int i = 0; i < 200000; i++) {
        struct slice s = {text, random_below(10) ? random_below(3) : random_below(sizeof text)};

        random_bytes(text, s.n, (struct slice){"\0abcdefgh\xff", 10});
        expect_number(memo_find(&m, s, look_up, &start), look_up(s, &start), "a meaning");
    }
}

static void
check_once(void)
{
    static struct memo m;
    char text[MEMO_TEXT + 1];
    int64_t start = 0;

    check("one text is looked up once, unless it is too long");
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n <= sizeof text; n++) {
        asked = 0;
        for (int i = 0; i < 5; i++)
            memo_find(&m, (struct slice){text, n}, look_up, &start);
        expect(asked == (n <= MEMO_TEXT ? 1 : 5), "%zu bytes: %d times", n, asked);
    }
    asked = 0;
    expect_number(memo_find(&m, SLICE(""), look_up, &start), 0, "the empty text");
}

int
main(void)
{
    check_many();
    check_once();
    return check_end();
}
