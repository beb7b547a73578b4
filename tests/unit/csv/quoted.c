#include "csv/quoted.h"

#include "check.h"

enum { CELLS = 4, PIECES = 12 };

/* The cells so far as text. */
static struct slice
cells_of(const struct quoted *q)
{
    static char text[256];
    size_t n = 0;

    for (size_t i = 0; i < quoted_count(q); i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "[%.*s]", (int)quoted_cell(q, i).n,
                              quoted_cell(q, i).p);
    return (struct slice){text, n};
}

/* Feeds a row in two pieces. */
static enum quoted_verdict
feed(struct quoted *q, struct slice row, size_t first)
{
    enum quoted_verdict verdict = QUOTED_MORE;

    quoted_start(q, ',');
    if (first > 0)
        verdict = quoted_feed(q, (struct slice){row.p, first});
    if (verdict == QUOTED_MORE && first < row.n)
        verdict = quoted_feed(q, (struct slice){row.p + first, row.n - first});
    return verdict;
}

static void
check_rows(void)
{
    static const struct {
        const char *row;
        enum quoted_verdict verdict;
        const char *cells;
    } rows[] = {
        {"a,b\n", QUOTED_ROW, "[a][b]"},
        {"a,b\r\n", QUOTED_ROW, "[a][b]"},
        {"\"a\",\"b\"\r\n", QUOTED_ROW, "[a][b]"},
        {"\"a,b\"\n", QUOTED_ROW, "[a,b]"},
        {"\"a\"\"b\"\n", QUOTED_ROW, "[a\"b]"},
        {"\"\"\"\"\n", QUOTED_ROW, "[\"]"},
        {"\"a\rb\"\r\n", QUOTED_ROW, "[a\rb]"},
        {" \"a\" \n", QUOTED_ROW, "[ \"a\" ]"},
        {"a\"b\"\"c\n", QUOTED_ROW, "[a\"b\"\"c]"},
        {",\n", QUOTED_ROW, "[][]"},
        {"a,\r\n", QUOTED_ROW, "[a][]"},
        {"\"a\n", QUOTED_MORE, ""},
        {"\"a\r\n", QUOTED_MORE, ""},
        {"x,\"a\n", QUOTED_MORE, "[x]"},
        {"\"a\"b\n", QUOTED_FAULT, ""},
        {"x,\"a\" \n", QUOTED_FAULT, "[x]"},
        {"\"a\"\r", QUOTED_ROW, "[a]"},
        {"a,b\r", QUOTED_ROW, "[a][b]"},
        {"\"a\r", QUOTED_MORE, ""},
    };
    struct quoted *q = quoted_new();

    check("rows, whole and in two pieces");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice row = slice_of(rows[i].row);

        for (size_t first = 0; first <= row.n; first++) {
            if (first > 0 && first < row.n && row.p[first - 1] == '\r')
                continue; /* whoever feeds keeps a CR together with its LF */
            expect(feed(q, row, first) == rows[i].verdict, "%s: the verdict, first %zu",
                   rows[i].row, first);
            expect_text(cells_of(q), slice_of(rows[i].cells), rows[i].row);
        }
    }
    quoted_free(q);
}

static void
check_lines(void)
{
    struct quoted *q = quoted_new();

    check("a row of several lines, a cell added to it");
    quoted_start(q, ',');
    expect(quoted_feed(q, SLICE("a,\"b\r\n")) == QUOTED_MORE, "the first line");
    expect(quoted_feed(q, SLICE("\n")) == QUOTED_MORE, "the second line");
    expect(quoted_feed(q, SLICE("c\",d\r\n")) == QUOTED_ROW, "the third line");
    expect_text(cells_of(q), SLICE("[a][b\r\n\nc][d]"), "the cells");
    quoted_add(q, SLICE("e,\""));
    quoted_add(q, (struct slice){NULL, 0});
    expect_text(cells_of(q), SLICE("[a][b\r\n\nc][d][e,\"][]"), "the cells and two more");
    quoted_start(q, ',');
    expect_number((int64_t)quoted_count(q), 0, "cells after a new start");
    quoted_free(q);
}

static void
check_longest(void)
{
    static char text[3 * QUOTED_STEP];
    struct quoted *q = quoted_new();
    size_t fed = 1;

    check("how long the longest cell is, roughly");
    memset(text, 'x', sizeof text);
    quoted_start(q, ',');
    quoted_feed(q, SLICE("\""));
    for (size_t n = 1; fed + n < sizeof text; n = 1 + n * 3 / 2) {
        quoted_feed(q, (struct slice){text, n});
        fed += n;
        expect(quoted_longest(q) + 1 >= fed && quoted_longest(q) <= fed + QUOTED_STEP,
               "%zu bytes: %zu", fed, quoted_longest(q));
    }
    quoted_free(q);
}

int
main(void)
{
    check_rows();
    check_lines();
    check_longest();
    return check_end();
}
