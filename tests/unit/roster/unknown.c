#include "roster/unknown.h"

#include "check.h"

static void
add(struct unknown *u, const char *word, int times)
{
    while (times-- > 0)
        unknown_add(u, REASON_STATUS, slice_of(word));
}

/* The list of statuses as text: `word count` by commas, then what is left. */
static const char *
listed(const struct unknown *u, int kind)
{
    static char text[4096];
    struct unknown_word list[UNKNOWN_SHOWN];
    uint64_t others;
    size_t count = unknown_list(u, kind, list, &others);
    char *end = text;

    for (size_t i = 0; i < count; i++)
        end += sprintf(end, "%.*s %d, ", (int)list[i].text.n, list[i].text.p, (int)list[i].count);
    sprintf(end, "others %d", (int)others);
    return text;
}

static void
check_order(void)
{
    struct unknown u = {0};

    check("the most frequent first, those that came as often bytewise");
    expect_text(slice_of(listed(&u, 0)), SLICE("others 0"), "nothing");
    add(&u, "乙", 2);
    add(&u, "丙", 1);
    add(&u, "b", 3);
    add(&u, "a", 3);
    add(&u, "", 5);
    unknown_add(&u, REASON_DATE, SLICE("甲"));
    unknown_add(&u, REASON_ID_CHARS, SLICE("甲"));
    expect_text(slice_of(listed(&u, 0)), SLICE("a 3, b 3, 乙 2, 丙 1, others 0"), "statuses");
    expect_text(slice_of(listed(&u, 1)), SLICE("others 0"), "grades");
    expect_text(slice_of(listed(&u, 3)), SLICE("甲 1, others 0"), "days");
    unknown_free(&u);
}

static void
check_persons(void)
{
    static const struct {
        const char *cell;
        bool told;
    } rows[] = {
        {"12345", true},
        {"123456", false},
        {"x１２３４５６", false},
        {"12345x67890", true},
        {"3410 2219 8001 010", false},
        {"3410 2219 8001 01", true},
        {"2024-13-45", true},
        {"一二三四五六七八九十一二三四五六七八九十", true},
        {"一二三四五六七八九十一二三四五六七八九十x", false},
    };

    check("what may be part of an ID, or is long, is not told");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct unknown u = {0};
        char wanted[128];

        add(&u, rows[i].cell, 2);
        snprintf(wanted, sizeof wanted, rows[i].told ? "%s 2, others 0" : "others 2", rows[i].cell);
        expect_text(slice_of(listed(&u, 0)), slice_of(wanted), rows[i].cell);
        unknown_free(&u);
    }
}

static void
check_bounds(void)
{
    struct unknown u = {0};
    char word[16], wanted[2048] = "", *end = wanted;

    check("no more words are told and kept than that");
    for (int i = 0; i < UNKNOWN_KEPT + 500; i++) {
        snprintf(word, sizeof word, "w%04d", i);
        add(&u, word, i < UNKNOWN_SHOWN ? 2 : 1);
    }
    add(&u, "w0003", 1);
    add(&u, "w1200", 50);
    end += sprintf(end, "w0003 3, ");
    for (int i = 0; i < UNKNOWN_SHOWN; i++)
        if (i != 3)
            end += sprintf(end, "w%04d 2, ", i);
    sprintf(end, "others %d", UNKNOWN_KEPT - UNKNOWN_SHOWN + 500 + 50);
    expect_text(slice_of(listed(&u, 0)), slice_of(wanted), "1500 words");
    unknown_free(&u);
}

int
main(void)
{
    check_order();
    check_persons();
    check_bounds();
    return check_end();
}
