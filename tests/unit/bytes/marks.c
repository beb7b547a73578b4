#include "bytes/marks.h"

#include "check.h"

enum { LONGEST = 300, ALIGNMENTS = 64, ROOM = LONGEST + ALIGNMENTS + MARKS_SLACK };

static bool
is_odd(unsigned char c)
{
    return c <= ' ' || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef;
}

/* The list holds the places of all these bytes and no others. */
static void
expect_list(const uint32_t *list, size_t count, const char *p, size_t n, const char *wanted)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        if (p[i] && strchr(wanted, p[i])) {
            expect(found < count && list[found] == i,
                   "number %zu of \\x%02x in %zu bytes is at %zu", found, (unsigned)wanted[0], n,
                   i);
            found++;
        }
    expect(count == found, "%zu of \\x%02x, not %zu", count, (unsigned)wanted[0], found);
    expect(list[count] == UINT32_MAX, "the end of the list of \\x%02x", (unsigned)wanted[0]);
}

static void
expect_records(struct marks *m, const char *p, size_t n)
{
    bool control = n > 0 && (memchr(p, '\r', n) || memchr(p, '\0', n));

    marks_of_records(m, p, n);
    expect_list(m->field, m->fields, p, n, "\t\n");
    expect(m->field[-1] == UINT32_MAX, "what is before the first");
    expect_list(m->line, m->lines, p, n, "\n");
    expect(m->control == control, "%zu bytes: CR or NUL", n);
}

/* The list of lines holds the places of LF, and of CR before something else than LF. */
static void
expect_csv_lines(const struct marks *m, const char *p, size_t n)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        if (p[i] == '\n' || (p[i] == '\r' && i + 1 < n && p[i + 1] != '\n')) {
            expect(found < m->lines && m->line[found] == i, "line %zu of %zu bytes ends at %zu",
                   found, n, i);
            found++;
        }
    expect(m->lines == found, "%zu lines, not %zu", m->lines, found);
    expect(m->line[found] == UINT32_MAX, "the end of the list of lines");
}

static void
expect_csv(struct marks *m, const char *p, size_t n)
{
    marks_of_csv(m, p, n, ',');
    expect_list(m->field, m->fields, p, n, ",");
    expect_csv_lines(m, p, n);
    expect_list(m->quote, m->quotes, p, n, "\"");
    for (size_t i = 0; i < n; i++)
        expect((m->odd[i / 64] >> i % 64 & 1) == is_odd((unsigned char)p[i]),
               "byte %zu of %zu: odd", i, n);
    expect(!m->control, "control is of records alone");
}

/* Dense and sparse separators, all bytes, none. */
static void
fill(char *p, size_t n)
{
    static const struct slice alphabets[] = {
        {"\t\n", 2},
        {",\"\n", 3},
        {"\r\n\r\n,", 5},
        {"aaaaaaaaaaaaaaa\t,\n\"", 19},
        {"a,a\xe5\xbc\xa0", 6},
        {"\r\0 \x1f!\x21", 6},
        {"\xc2\xe1\xe2\xe3\xef\xc3\xe4\x6f\x71\x7f\xff\xcf\xf2\x02\x0f", 15},
        {"x", 1},
    };
    size_t which = random_below(sizeof alphabets / sizeof alphabets[0] + 1);

    if (which < sizeof alphabets / sizeof alphabets[0])
        random_bytes(p, n, alphabets[which]);
    else
        for (size_t i = 0; i < n; i++)
            p[i] = (char)random_word();
}

static void
check_kernel(const char *kernel)
{
    static char buffer[ROOM];
    struct marks records = {0}, csv = {0};
    char name[64];

    snprintf(name, sizeof name, "the %s kernel at every length and alignment", kernel);
    check(name);
    marks_make_room(&records, LONGEST, false);
    marks_make_room(&csv, LONGEST, true);
    for (size_t n = 0; n <= LONGEST; n++)
        for (size_t at = 0; at < ALIGNMENTS; at++) {
            fill(buffer, sizeof buffer);
            expect_records(&records, buffer + at, n);
            expect_csv(&csv, buffer + at, n);
        }
    marks_free(&records);
    marks_free(&csv);
}

static void
check_bytes(const char *kernel)
{
    static char buffer[256 + MARKS_SLACK];
    struct marks m = {0};
    char name[64];

    snprintf(name, sizeof name, "the %s kernel: every byte is odd or is not", kernel);
    check(name);
    for (int i = 0; i < 256; i++)
        buffer[i] = (char)i;
    marks_make_room(&m, 256, true);
    expect_csv(&m, buffer, 256);
    marks_free(&m);
}

static void
check_odd_ranges(void)
{
    static char buffer[LONGEST + MARKS_SLACK];
    struct marks m = {0};

    check("marks_odd for every range");
    marks_make_room(&m, LONGEST, true);
    for (int density = 1; density < 200; density *= 3) {
        for (size_t i = 0; i < LONGEST; i++)
            buffer[i] = random_below((size_t)density * 2) ? 'x' : ' ';
        marks_of_csv(&m, buffer, LONGEST, ',');
        for (size_t from = 0; from <= LONGEST; from++) {
            bool odd = false;

            for (size_t to = from; to <= LONGEST; to++) {
                expect(marks_odd(&m, from, to) == odd, "[%zu, %zu)", from, to);
                odd |= buffer[to] == ' ';
            }
        }
    }
    marks_free(&m);
}

static void
check_nothing(void)
{
    struct marks m = {0};

    check("no marks before anything is marked, none when they are cleared");
    marks_make_room(&m, 128, true);
    for (int again = 0; again < 2; again++) {
        static char buffer[128 + MARKS_SLACK] = "a,b\n\"";

        expect(m.fields == 0 && m.lines == 0 && m.quotes == 0 && !m.control, "counts");
        expect(m.field[0] == UINT32_MAX && m.line[0] == UINT32_MAX && m.quote[0] == UINT32_MAX,
               "lists");
        marks_of_csv(&m, buffer, 5, ',');
        expect(m.fields == 1 && m.lines == 1 && m.quotes == 1, "what is there");
        marks_clear(&m);
    }
    marks_free(&m);
}

int
main(void)
{
    static const char *const kernels[] = {"plain", "sse2", "avx2", "avx512"};

    check_kernel("chosen");
    check_nothing();
    check_odd_ranges();
    for (size_t i = 0; i < sizeof kernels / sizeof kernels[0]; i++)
        if (marks_use(kernels[i])) {
            check_kernel(kernels[i]);
            check_bytes(kernels[i]);
        }
    check("a kernel that nobody has");
    expect(!marks_use("none"), "it is used");
    return check_end();
}
