/* The differential test: the fast ways to split a row, libcsv, and a plain reading of what rows.h
 * says give the same cells, faults, lines and refusals. */
#include "csv/rows.h"

#include "base/memory.h"
#include "bytes/utf8.h"
#include "caught.h"
#include "check.h"
#include "dump.h"
#include "feed.h"

enum { BUFFER = 256 << 10, MIB = 1 << 20 };

static const char *const refusals[] = {
    "a quote is opened here and never closed: close it or take it out",
    "a cell of more than 1 MiB begins here: close its quote or take the quote out",
};

static struct dump
read_all(struct slice bytes, size_t piece, enum encoding encoding, bool libcsv)
{
    bool odd_is_right;
    struct dump d = dump_rows(bytes, piece, encoding, libcsv, &odd_is_right);

    expect(odd_is_right, "a cell that may need tidying is in a row that does not");
    return d;
}

/* ---- by the plain reading, of UTF-8 ---- */

struct model {
    const char *p;
    size_t n, at;
    uint64_t line;
    struct slice cell[64];
    size_t cells;
    char text[256]; /* cells in quotes, their double quotes made single */
    size_t used;
    bool bad_quote;
    size_t fault_cell;
};

/* Whether the line ends at i. */
static bool
line_ends(const struct model *m, size_t i)
{
    return i == m->n || m->p[i] == '\n' || m->p[i] == '\r';
}

/* Whether a line's last byte is at i: a CR before LF is not. */
static bool
is_last_byte(const struct model *m, size_t i)
{
    return m->p[i] == '\n' || (m->p[i] == '\r' && (i + 1 == m->n || m->p[i + 1] != '\n'));
}

static void
add_cell(struct model *m, const char *p, size_t n)
{
    m->cell[m->cells++] = (struct slice){p, n};
}

/* A cell in quotes at m->at; false where it is never closed, with the line of its opening in
 * m->line. */
static bool
model_quoted(struct model *m)
{
    size_t start = m->at, from = m->used;
    uint64_t opened = m->line;

    for (m->at++; m->at < m->n; m->at++) {
        if (m->p[m->at] == '"') {
            if (m->at + 1 == m->n || m->p[m->at + 1] != '"')
                break;
            m->at++;
        }
        m->line += is_last_byte(m, m->at);
        m->text[m->used++] = m->p[m->at];
    }
    if (m->at == m->n) {
        m->line = opened;
        return false;
    }
    m->at++;
    if (m->at < m->n && m->p[m->at] != ',' && !line_ends(m, m->at)) {
        while (!line_ends(m, m->at))
            m->at++;
        m->bad_quote = true;
        m->fault_cell = m->cells;
        add_cell(m, m->p + start, m->at - start);
    } else
        add_cell(m, m->text + from, m->used - from);
    return true;
}

/* One row; false where it is refused. */
static bool
model_row(struct model *m)
{
    m->cells = m->used = 0;
    m->bad_quote = false;
    for (;; m->at++) {
        size_t from = m->at;

        if (m->at < m->n && m->p[m->at] == '"') {
            if (!model_quoted(m))
                return false;
        } else {
            while (!line_ends(m, m->at) && m->p[m->at] != ',')
                m->at++;
            add_cell(m, m->p + from, m->at - from);
        }
        if (line_ends(m, m->at))
            break;
    }
    while (m->at < m->n && !is_last_byte(m, m->at))
        m->at++;
    m->at += m->at < m->n;
    return true;
}

static struct dump
read_plainly(struct slice bytes)
{
    struct model m = {.p = bytes.p, .n = bytes.n, .line = 1};
    struct dump d = {0};

    while (m.at < m.n) {
        struct row row = {.cell = m.cell, .line = m.line};

        if (!model_row(&m)) {
            dump_format(&d, "-:%" PRIu64 ": %s\n", m.line, refusals[0]);
            break;
        }
        row.cells = m.cells;
        row.fault = m.bad_quote ? ROW_BAD_QUOTE : ROW_SOUND;
        row.fault_cell = m.fault_cell;
        for (size_t i = m.cells; i-- > 0;)
            if (!utf8_valid(m.cell[i])) {
                row.fault = ROW_BAD_ENCODING;
                row.fault_cell = i;
            }
        dump_row(&d, &row);
        m.line++;
    }
    return d;
}

/* ---- both ---- */

static void
expect_dump(const struct dump *got, const struct dump *wanted, struct slice bytes, const char *what)
{
    char shown[512] = "";

    if (dump_is(got, wanted))
        return;
    for (size_t i = 0; i < bytes.n && i < 100; i++)
        snprintf(shown + 4 * i, 5, "\\x%02x", (unsigned char)bytes.p[i]);
    expect(false, "%s: %s\n%.*snot\n%.*s", what, shown, (int)(got->n < 2000 ? got->n : 2000),
           got->text, (int)(wanted->n < 2000 ? wanted->n : 2000), wanted->text);
}

/* Holds a reading against both ways of the module, in pieces of that size. */
static void
expect_rows(struct slice bytes, size_t piece, enum encoding encoding, const struct dump *wanted)
{
    for (int libcsv = 0; libcsv < 2; libcsv++) {
        struct dump got = read_all(bytes, piece, encoding, libcsv);

        expect_dump(&got, wanted, bytes, libcsv ? "libcsv" : "the fast way");
        free(got.text);
    }
}

static const struct {
    struct slice bytes;
    const char *rows;
} readings[] = {
    {{"", 0}, ""},
    {{"\n", 1}, "1: fault 0 of 0: 0[]\n"},
    {{"\r\n\r\n", 4}, "1: fault 0 of 0: 0[]\n2: fault 0 of 0: 0[]\n"},
    {{"\r", 1}, "1: fault 0 of 0: 0[]\n"},
    {{",", 1}, "1: fault 0 of 0: 0[] 0[]\n"},
    {{"a,b\nc", 5}, "1: fault 0 of 0: 1[a] 1[b]\n2: fault 0 of 0: 1[c]\n"},
    {{"a\rb,c\r\r\n", 8},
     "1: fault 0 of 0: 1[a]\n2: fault 0 of 0: 1[b] 1[c]\n3: fault 0 of 0: 0[]\n"},
    {{"a\r\"b\"\r\"c\n\r\r\nd\"\r\n\re\r", 20},
     "1: fault 0 of 0: 1[a]\n2: fault 0 of 0: 1[b]\n3: fault 0 of 0: 6[c\n\r\r\nd]\n"
     "7: fault 0 of 0: 0[]\n8: fault 0 of 0: 1[e]\n"},
    {{"\"a\rb\"c\rd\r\"e", 11},
     "1: fault 2 of 0: 6[\"a\rb\"c]\n3: fault 0 of 0: 1[d]\n"
     "-:4: a quote is opened here and never closed: close it or take it out\n"},
    {{"\"a,b\",\"\"\r\n", 10}, "1: fault 0 of 0: 3[a,b] 0[]\n"},
    {{"\"a\"\"b\"", 6}, "1: fault 0 of 0: 3[a\"b]\n"},
    {{"\"a\nb\"\nc", 7}, "1: fault 0 of 0: 3[a\nb]\n3: fault 0 of 0: 1[c]\n"},
    {{"\"a\r\nb\"\r\nc", 9}, "1: fault 0 of 0: 4[a\r\nb]\n3: fault 0 of 0: 1[c]\n"},
    {{"a\"b,c\"\n", 7}, "1: fault 0 of 0: 3[a\"b] 2[c\"]\n"},
    {{" \"a\"\n", 5}, "1: fault 0 of 0: 4[ \"a\"]\n"},
    {{"x,\"a\" ,b\nc", 10}, "1: fault 2 of 1: 1[x] 6[\"a\" ,b]\n2: fault 0 of 0: 1[c]\n"},
    {{"\"a\"b\r\n\"c\"\n", 10}, "1: fault 2 of 0: 4[\"a\"b]\n2: fault 0 of 0: 1[c]\n"},
    {{"\"a\nb\"c\nd", 8}, "1: fault 2 of 0: 6[\"a\nb\"c]\n3: fault 0 of 0: 1[d]\n"},
    {{"\"a\"\"", 4}, "-:1: a quote is opened here and never closed: close it or take it out\n"},
    {{"a\nb,\"c\n\nd,", 10},
     "1: fault 0 of 0: 1[a]\n"
     "-:2: a quote is opened here and never closed: close it or take it out\n"},
    {{"\"a\n\",\"b\n", 8},
     "-:2: a quote is opened here and never closed: close it or take it out\n"},
    {{"a,\xff,b\n", 6}, "1: fault 1 of 1: 1[a] 1[\xff] 1[b]\n"},
    {{"\"\xff\"b\n", 5}, "1: fault 1 of 0: 4[\"\xff\"b]\n"},
    {{"a\0b,\0\n", 6}, "1: fault 0 of 0: 3[a\0b] 1[\0]\n"},
};

static void
check_rows(void)
{
    check("rows as rows.h says, in pieces of every size");
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++)
        for (size_t piece = 0; piece <= readings[i].bytes.n; piece++) {
            struct dump plain = read_plainly(readings[i].bytes);

            if (!memchr(readings[i].bytes.p, '\0', readings[i].bytes.n))
                expect_text((struct slice){plain.text, plain.n}, slice_of(readings[i].rows), "row");
            expect_rows(readings[i].bytes, piece, ENCODING_UTF8, &plain);
            free(plain.text);
        }
}

static const struct slice tokens[] = {
    {"a", 1},        {",", 1},    {",", 1},        {"\"", 1},    {"\"", 1},
    {"\n", 1},       {"\r", 1},   {"\r\n", 2},     {" ", 1},     {"\0", 1},
    {"\t", 1},       {"\"\"", 2}, {"bc", 2},       {"\",\"", 3}, {"\xe6\x9d\x91", 3},
    {"\xe6\x9d", 2}, {"\xff", 1}, {"\xb4\xe5", 2}, {"\x80", 1},  {"\xe3\x80\x80", 3},
};

static size_t
random_csv(char *text, size_t room, size_t kinds)
{
    size_t n = 0, wanted = random_below(room - 3);

    while (n < wanted) {
        struct slice s = tokens[random_below(kinds)];

        memcpy(text + n, s.p, s.n);
        n += s.n;
    }
    return n;
}

static void
check_random(void)
{
    enum { KINDS = sizeof tokens / sizeof tokens[0] };
    char text[48];

    check("any bytes, whole and in pieces: the fast way, libcsv and the plain reading agree");
    for (int i = 0; i < 3000; i++) {
        struct slice bytes = {text, random_csv(text, sizeof text, i % 3 ? KINDS : 8)};
        struct dump plain = read_plainly(bytes);

        expect_rows(bytes, FEED_WHOLE, ENCODING_UTF8, &plain);
        expect_rows(bytes, 1 + random_below(6), ENCODING_UTF8, &plain);
        free(plain.text);
    }
}

static void
check_random_encodings(void)
{
    enum { KINDS = sizeof tokens / sizeof tokens[0] };
    char text[48];

    check("any bytes, their encoding found out or given: the fast way and libcsv agree");
    for (int i = 0; i < 100; i++) {
        enum encoding encoding = i % 2 ? ENCODING_OPEN : ENCODING_GB18030;
        struct slice bytes = {text, random_csv(text, sizeof text, KINDS)};
        struct dump whole = read_all(bytes, FEED_WHOLE, encoding, false);

        expect_rows(bytes, FEED_WHOLE, encoding, &whole);
        expect_rows(bytes, 1 + random_below(6), encoding, &whole);
        free(whole.text);
    }
}

/* Whole rows to near the end of the first buffer, any bytes there, and some after. */
static void
check_buffers(void)
{
    char *text = memory_new(BUFFER + 200, 1);

    check("any bytes where one buffer ends and the next begins");
    for (int i = 0; i < 100; i++) {
        size_t n = 0, border = BUFFER - random_below(40);
        struct dump whole;

        while (n < border) {
            size_t row = border - n < 500 ? border - n : 100 + random_below(400);

            memset(text + n, 'x', row);
            text[n + row / 2] = ',';
            text[n + row - 1] = '\n';
            n += row;
        }
        n += random_csv(text + n, 80, 16);
        output_copy(text + n, SLICE("\nz\n"));
        whole = read_all((struct slice){text, n + 3}, FEED_PIECE - 1, ENCODING_UTF8, true);
        expect_rows((struct slice){text, n + 3}, FEED_WHOLE, ENCODING_UTF8, &whole);
        free(whole.text);
    }
    free(text);
}

/* ---- long cells and rows ---- */

enum shape { PLAIN, QUOTED, DOUBLED, BROKEN, SHAPES };

/* A cell whose text has n bytes. */
static size_t
put_cell(char *p, enum shape shape, size_t n)
{
    char *end = p;

    if (shape == PLAIN) {
        memset(p, 'x', n);
        return n;
    }
    *end++ = '"';
    memset(end, 'x', n + 1);
    if (shape == DOUBLED) {
        *end++ = '"';
        *end = '"';
    }
    if (shape == BROKEN)
        end[n / 2] = '\n';
    end += n;
    *end++ = '"';
    return (size_t)(end - p);
}

/* Counts rows and cells, and the bytes of the longest. */
struct tally {
    struct rows *rows;
    size_t count, cells, longest;
};

static void
count_rows(void *context)
{
    struct tally *t = context;
    struct row row;

    t->rows = rows_open("-", REFUSED, NULL, NULL);
    while (rows_next(t->rows, &row)) {
        t->count++;
        t->cells += row.cells;
        for (size_t i = 0; i < row.cells; i++)
            t->longest = row.cell[i].n > t->longest ? row.cell[i].n : t->longest;
    }
}

static void
expect_tally(struct slice bytes, size_t piece, bool libcsv, const struct tally *wanted,
             const char *message)
{
    struct tally t = {0};
    struct feed feed;

    rows_use_libcsv(libcsv);
    feed_start(&feed, bytes, piece);
    caught(count_rows, &t);
    rows_close(t.rows);
    feed_end(&feed);
    rows_use_libcsv(false);
    expect_text(slice_of(catching.text), slice_of(message), libcsv ? "libcsv" : "the fast way");
    expect(t.count == wanted->count && (message[0] || t.cells == wanted->cells) &&
               (message[0] || t.longest == wanted->longest),
           "%zu rows, %zu cells, the longest %zu, not %zu, %zu, %zu", t.count, t.cells, t.longest,
           wanted->count, wanted->cells, wanted->longest);
}

/* A row, then lines 2 and 3: a cell with a line break, a long cell that begins on line 3, a short
 * one. */
static void
check_long_cell(char *text, enum shape shape, size_t longest)
{
    size_t n = (size_t)(stpcpy(text, "a,b,c\n\"d\n\",") - text);
    struct tally wanted = {NULL, 2, 6, longest};
    char message[256] = "";

    n += put_cell(text + n, shape, longest);
    n = (size_t)(stpcpy(text + n, ",e\n") - text);
    if (longest > MIB) {
        wanted.count = 1;
        snprintf(message, sizeof message, "-:3: %s", refusals[1]);
    }
    for (int libcsv = 0; libcsv < 2; libcsv++) {
        expect_tally((struct slice){text, n}, FEED_WHOLE, libcsv, &wanted, message);
        expect_tally((struct slice){text, n}, FEED_PIECE, libcsv, &wanted, message);
    }
}

static void
check_long_cells(void)
{
    static const size_t lengths[] = {BUFFER - 1, BUFFER,     MIB - 1, MIB,
                                     MIB + 1,    MIB + 4000, 2 * MIB};
    static const char *const names[SHAPES] = {"plain", "quoted", "doubled quotes", "broken lines"};
    char *text = memory_new(3 * MIB, 1), name[64];

    for (enum shape shape = PLAIN; shape < SHAPES; shape++) {
        snprintf(name, sizeof name, "cells of up to 1 MiB and more: %s", names[shape]);
        check(name);
        for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
            check_long_cell(text, shape, lengths[i]);
    }
    free(text);
}

/* One row of many cells of 1000 bytes. */
static void
check_long_rows(void)
{
    enum { CELL = 1000, ROOM = 40 * MIB };
    static const struct {
        size_t cells;
        const char *message;
    } rows[] = {
        {300, ""},
        {2000, ""},
        {16000, ""},
        {34000, "-:2: a row of more than 16 MiB begins here: this is no CSV"},
    };
    char *text = memory_resize(NULL, ROOM, 1);

    check("rows of up to 16 MiB and more");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int quoted = 0; quoted < 2; quoted++) {
            struct tally wanted = {NULL, rows[i].message[0] ? 1 : 3, rows[i].cells + 2, CELL};
            size_t n = (size_t)(stpcpy(text, "a\n") - text);

            for (size_t k = 0; k < rows[i].cells; k++) {
                n += put_cell(text + n, quoted ? QUOTED : PLAIN, CELL);
                text[n++] = ',';
            }
            output_copy(text + n - 1, SLICE("\nb"));
            expect_tally((struct slice){text, n + 1}, FEED_WHOLE, false, &wanted, rows[i].message);
        }
    free(text);
}

static void
check_restart(void)
{
    static const char bytes[] = "a,b\n\xb4\xe5,\"c\"\n\n";
    struct feed feed;
    struct row row;

    check("a second start gives all rows again, in the encoding that is asked for");
    for (size_t piece = 0; piece < sizeof bytes; piece++)
        for (size_t before = 0; before < 4; before++) {
            struct rows *r;

            feed_start(&feed, (struct slice){bytes, sizeof bytes - 1}, piece);
            r = rows_open("-", REFUSED, NULL, NULL);
            for (size_t i = 0; i < before; i++)
                rows_next(r, &row);
            rows_restart(r, ENCODING_UTF8, ',');
            expect(rows_next(r, &row) && row.line == 1 && rows_next(r, &row) && row.line == 2,
                   "the first rows");
            expect_number(row.fault, ROW_BAD_ENCODING, "as UTF-8");
            rows_restart(r, ENCODING_OPEN, ',');
            rows_settle(r);
            expect(rows_next(r, &row) && row.line == 1 && rows_next(r, &row) && row.line == 2,
                   "the first rows again");
            expect_number(row.fault, ROW_SOUND, "as GB18030");
            expect_text(row.cell[0], SLICE("村"), "decoded");
            expect(rows_next(r, &row) && row.line == 3 && !rows_next(r, &row), "the last row");
            expect_number(rows_encoding(r), ENCODING_GB18030, "the encoding");
            rows_close(r);
            feed_end(&feed);
        }
}

int
main(void)
{
    check_rows();
    check_random();
    check_random_encodings();
    check_buffers();
    check_long_cells();
    check_long_rows();
    check_restart();
    return check_end();
}
