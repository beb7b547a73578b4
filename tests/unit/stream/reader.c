#include "stream/reader.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"
#include "place.h"

enum { FILES = 4, BUFFER = 256 << 10 };

/* Reads files (none: standard input) and writes the fields down, one in brackets each. */
struct reading {
    char *files[FILES];
    size_t file_count;
    struct reader reader;
    char *text;
    size_t n, room;
};

static void
add(struct reading *r, struct slice s)
{
    r->text = memory_grow(r->text, &r->room, r->n + s.n + 1, 1);
    if (s.n > 0)
        memcpy(r->text + r->n, s.p, s.n);
    r->n += s.n;
}

static void
add_fields(struct reading *r)
{
    for (size_t i = 0; i < r->reader.columns; i++) {
        add(r, SLICE("["));
        add(r, reader_field(&r->reader, i));
        add(r, SLICE("]"));
    }
    add(r, SLICE("\n"));
}

static void
read_records(void *context)
{
    struct reading *r = context;

    reader_open(&r->reader, r->files, r->file_count);
    add(r, r->reader.header);
    add(r, SLICE("\n"));
    while (reader_next(&r->reader))
        add_fields(r);
    for (size_t i = 0; i < r->reader.file_count; i++)
        add(r, (struct slice){".....", r->reader.accounts[i].read % 6});
}

/* All of it as text, what went wrong at the end of it. */
static struct slice
read_all(struct reading *r)
{
    if (caught(read_records, r) != DONE) {
        add(r, slice_of(catching.text));
        free(r->reader.in.buffer);
        marks_free(&r->reader.in.marks);
    } else
        reader_close(&r->reader);
    return (struct slice){r->text, r->n};
}

static struct slice
read_bytes(struct reading *r, struct slice bytes, size_t piece)
{
    struct feed feed;
    struct slice read;

    *r = (struct reading){0};
    feed_start(&feed, bytes, piece);
    read = read_all(r);
    feed_end(&feed);
    return read;
}

static void
check_rows(void)
{
    static const struct {
        struct slice bytes;
        const char *read;
    } rows[] = {
        {{"a\n", 2}, "a\n"},
        {{"a", 1}, "a\n"},
        {{"a\tb\n", 4}, "a\tb\n"},
        {{"a\tb\n1\t2\n", 8}, "a\tb\n[1][2]\n."},
        {{"a\tb\n1\t2", 7}, "a\tb\n[1][2]\n."},
        {{"a\tb\n\t\n", 6}, "a\tb\n[][]\n."},
        {{"a\n1\n2\n3\n", 8}, "a\n[1]\n[2]\n[3]\n..."},
        {{"a\tb\n1\t2\na\tb\n3\t4\n", 16}, "a\tb\n[1][2]\n[3][4]\n.."},
        {{"a\tb\na\tb\n", 8}, "a\tb\n"},
        {{"a\tb\n1\ta\n", 8}, "a\tb\n[1][a]\n."},
        {{"a\tb\t\n1\t2\t3\n", 11}, "a\tb\t\n[1][2][3]\n."},
        {{"", 0}, "-: no bytes at all: the filter before this one failed, or the FILE is empty"},
        {{"a\tb\n1\n", 6}, "a\tb\n-:2: 1 fields where the header names 2: the line is malformed"},
        {{"a\tb\n1\t2\n1\t2\t3\n", 14},
         "a\tb\n[1][2]\n-:3: 3 fields where the header names 2: the line is malformed"},
        {{"a\n1\t2\n", 6}, "a\n-:2: 2 fields where the header names 1: the line is malformed"},
        {{"a\tb\n1\t2\n\n", 9}, "a\tb\n[1][2]\n-:3: an empty line: take it out"},
        {{"a\n\n", 3}, "a\n-:2: an empty line: take it out"},
        {{"a\r\n1\r\n", 6},
         "-:1: a carriage return: records end in LF alone; take it out with tr -d '\\r'"},
        {{"a\n1\n2\r\n", 7},
         "a\n[1]\n-:3: a carriage return: records end in LF alone; take it out with tr -d '\\r'"},
        {{"a\n1\n2\0\n", 7}, "a\n[1]\n-:3: a NUL byte: this is no record stream"},
        {{"a\tb\ta\n", 6}, "-:1: column 3 repeats the name of column 1"},
        {{"a\t\t\n", 4}, "-:1: column 3 repeats the name of column 2"},
    };

    check("records, and lines that are none, in pieces of every size");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t piece = 0; piece <= rows[i].bytes.n; piece++) {
            struct reading r;

            expect_text(read_bytes(&r, rows[i].bytes, piece), slice_of(rows[i].read),
                        "what is read");
            free(r.text);
        }
}

static void
check_files(void)
{
    static const struct {
        const char *file[FILES];
        const char *read;
    } rows[] = {
        {{"a\tb\n1\t2\n", "a\tb\n3\t4\n"}, "a\tb\n[1][2]\n[3][4]\n.."},
        {{"a\tb\n1\t2", "a\tb\n3\t4"}, "a\tb\n[1][2]\n[3][4]\n.."},
        {{"", "a\tb\n1\t2\n", "", "a\tb\n"}, "a\tb\n[1][2]\n."},
        {{"", ""}, "1: no bytes at all: the filter before this one failed, or the FILE is empty"},
        {{"a\tb\n", "1\t2\n"}, "a\tb\n[1][2]\n."},
        {{"a\tb\n", "b\ta\n1\t2\n"}, "a\tb\n1:1: a header of other columns than the first FILE's"},
        {{"a\tb\n1\t2\n", "a\n1\n"},
         "a\tb\n[1][2]\n1:1: 1 fields where the header names 2: give each filter FILEs of one "
         "header"},
        {{"a\tb\n", "a\tb\n1\t2\n", "1\t2\n3\n"},
         "a\tb\n[1][2]\n[1][2]\n2:2: 1 fields where the header names 2: the line is malformed"},
    };

    check("several files as if they were one");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        static char names[FILES][2] = {"0", "1", "2", "3"};
        struct reading r = {0};

        for (size_t k = 0; k < FILES && rows[i].file[k]; k++) {
            place_file(names[k], slice_of(rows[i].file[k]));
            r.files[r.file_count++] = names[k];
        }
        expect_text(read_all(&r), slice_of(rows[i].read), "what is read");
        free(r.text);
    }
}

/* The records of a text in which every line is right. */
static struct slice
read_plainly(const char *p, size_t n, struct reading *r)
{
    size_t line = 0;

    *r = (struct reading){0};
    for (size_t at = 0; at < n; line++) {
        const char *lf = memchr(p + at, '\n', n - at);
        size_t end = lf ? (size_t)(lf - p) : n;

        add(r, line ? SLICE("[") : SLICE(""));
        for (size_t i = at; i < end; i++)
            add(r, line && p[i] == '\t' ? SLICE("][") : (struct slice){p + i, 1});
        add(r, line ? SLICE("]\n") : SLICE("\n"));
        at = end + 1;
    }
    add(r, (struct slice){".....", (line - 1) % 6});
    return (struct slice){r->text, r->n};
}

/* Lines of three fields; one in ten is long. */
static size_t
random_lines(char *text, size_t room)
{
    size_t n = (size_t)(stpcpy(text, "id\tname\tx\n") - text);

    for (; n + 200 < room && random_below(60); text[n - 1] = '\n')
        for (int field = 0; field < 3; field++) {
            size_t length = random_below(random_below(10) ? 12 : 66);

            random_bytes(text + n, length, SLICE("abc \"',;村"));
            n += length;
            text[n++] = '\t';
        }
    return random_below(2) ? n : n - (n > 10);
}

static void
check_random(void)
{
    static char text[4000];

    check("any lines in pieces of any size");
    for (int i = 0; i < 1500; i++) {
        struct slice bytes = {text, random_lines(text, sizeof text)};
        struct reading plain, whole, pieces;

        read_plainly(text, bytes.n, &plain);
        expect_text(read_bytes(&whole, bytes, FEED_WHOLE), (struct slice){plain.text, plain.n},
                    "whole");
        expect_text(read_bytes(&pieces, bytes, 1 + random_below(i % 4 ? 40 : 1000)),
                    (struct slice){plain.text, plain.n}, "in pieces");
        free(plain.text);
        free(whole.text);
        free(pieces.text);
    }
}

static void
check_long_lines(void)
{
    static const size_t lengths[] = {BUFFER - 4, BUFFER - 3, BUFFER - 2, BUFFER - 1,
                                     BUFFER,     BUFFER + 1, 3 * BUFFER, 20 * BUFFER};
    char *text = memory_new(24 * BUFFER, 1);

    check("lines as long as the buffer and longer");
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        for (int ended = 0; ended < 2; ended++) {
            size_t n = lengths[i] + 4;
            struct reading plain, got;

            memset(text, 'x', n);
            output_copy(text, SLICE("a\tb\n"));
            text[4 + lengths[i] / 2] = '\t';
            output_copy(text + n, SLICE("\n1\t2\n"));
            n += ended ? 5 : 0;
            read_plainly(text, n, &plain);
            expect(slice_is(read_bytes(&got, (struct slice){text, n}, FEED_WHOLE),
                            (struct slice){plain.text, plain.n}),
                   "a line of %zu bytes", lengths[i]);
            free(got.text);
            expect(slice_is(read_bytes(&got, (struct slice){text, n}, FEED_PIECE),
                            (struct slice){plain.text, plain.n}),
                   "a line of %zu bytes in pieces", lengths[i]);
            free(got.text);
            free(plain.text);
        }
    free(text);
}

/* Lines at the end of the buffer, each of its bytes a line end once. */
static void
check_borders(void)
{
    char *text = memory_new(2 * BUFFER, 1);

    check("lines that end where the buffer ends");
    for (size_t at = BUFFER - 12; at < BUFFER + 12; at++) {
        struct reading plain, got;
        size_t n = at + 20;

        memset(text, 'x', n);
        for (size_t i = 0; i < n; i += 2)
            text[i + 1] = '\n';
        text[0] = 'h';
        text[at] = '\n';
        text[at - 1] = text[at + 1] = 'y';
        read_plainly(text, n, &plain);
        expect(slice_is(read_bytes(&got, (struct slice){text, n}, FEED_WHOLE),
                        (struct slice){plain.text, plain.n}),
               "a line end at %zu", at);
        free(plain.text);
        free(got.text);
    }
    free(text);
}

static void
need_column(void *context)
{
    reader_need(context, "c");
}

static void
refuse_field(void *context)
{
    reader_refuse(context, 1, "is wrong");
}

static void
check_columns(void)
{
    struct reader r;
    struct feed feed;

    check("columns by name");
    feed_start(&feed, SLICE("a\tb\tab\n1\t2\t3\n"), FEED_WHOLE);
    reader_open(&r, NULL, 0);
    expect_number(reader_column(&r, "a"), 0, "a");
    expect_number(reader_column(&r, "ab"), 2, "ab");
    expect_number(reader_column(&r, "c"), -1, "c");
    expect_number((int64_t)reader_need(&r, "b"), 1, "b");
    expect_number(caught(need_column, &r), REFUSED, "the status");
    expect_text(slice_of(catching.text),
                SLICE("-:1: no column c: run the filter that adds it first"), "none");
    expect(reader_next(&r), "a record");
    expect_number(caught(refuse_field, &r), REFUSED, "the status");
    expect_text(slice_of(catching.text), SLICE("-:2: b: is wrong"), "a field");
    reader_close(&r);
    feed_end(&feed);
}

int
main(void)
{
    place_start();
    check_rows();
    check_files();
    check_random();
    check_long_lines();
    check_borders();
    check_columns();
    return check_end();
}
