#include "bytes/decoded.h"

#include "base/memory.h"
#include "bytes/output.h"
#include "bytes/utf16.h"
#include "bytes/utf8.h"
#include "caught.h"
#include "check.h"
#include "feed.h"

enum { ROOM = 64 << 10, GUARD = 64, LARGE = 700000 };

/* What was read: freed by the caller. */
struct text {
    char *p;
    size_t n, room;
    enum encoding encoding;
};

static struct gb18030 *decoder;

static void
add(struct text *t, const char *p, size_t n)
{
    t->p = memory_grow(t->p, &t->room, t->n + n + 1, 1);
    memcpy(t->p + t->n, p, n);
    t->n += n;
}

/* Reads to the end with a room of 64 KiB, behind which nothing may be written. */
static void
read_all(struct decoded *d, struct text *t)
{
    static char buffer[ROOM + GUARD];
    size_t n;

    memset(buffer + ROOM, 'G', GUARD);
    while ((n = decoded_read(d, buffer, ROOM)) > 0) {
        expect(n <= ROOM, "%zu bytes come", n);
        add(t, buffer, n);
    }
    for (size_t i = 4; i < GUARD; i++)
        expect(buffer[ROOM + i] == 'G', "byte %zu behind the buffer is written", i);
    t->encoding = d->encoding;
}

/* Where the first line that is not all ASCII begins and ends. */
static bool
find_line(struct slice s, size_t *from, size_t *to)
{
    size_t high = 0;

    while (high < s.n && (unsigned char)s.p[high] < 0x80)
        high++;
    for (*from = high; *from > 0 && s.p[*from - 1] != '\n';)
        --*from;
    for (*to = high; *to < s.n && s.p[*to] != '\n';)
        ++*to;
    return high < s.n;
}

/* Whether a line is UTF-8, with characters of three bytes in it. */
static bool
is_foreign(struct slice line)
{
    bool three = false;

    for (size_t i = 0; i < line.n; i++)
        three |= (unsigned char)line.p[i] >= 0xe0;
    return three && utf8_valid(line);
}

/* GB18030 line by line, lines of UTF-8 as they are behind a byte that is no character. */
static size_t
decode_lines(struct slice s, char *to)
{
    size_t n = 0, used;

    while (s.n > 0) {
        const char *lf = memchr(s.p, '\n', s.n);
        struct slice line = {s.p, lf ? (size_t)(lf + 1 - s.p) : s.n};

        if (is_foreign(line)) {
            for (size_t i = 0, flagged = 0; i < line.n; i++) {
                if ((unsigned char)line.p[i] >= 0x80 && !flagged++)
                    to[n++] = UTF8_BAD;
                to[n++] = line.p[i];
            }
        } else
            n += gb18030_decode(decoder, line, true, to + n, &used);
        s = (struct slice){s.p + line.n, s.n - line.n};
    }
    return n;
}

static bool
has_mark(struct slice *s, const char *mark, size_t n)
{
    if (s->n < n || memcmp(s->p, mark, n) != 0)
        return false;
    *s = (struct slice){s->p + n, s->n - n};
    return true;
}

/* What must be read, by what decoded.h says. */
static struct text
decode_whole(struct slice s)
{
    struct text t = {.encoding = ENCODING_OPEN};
    size_t from, to, used;

    if (has_mark(&s, "\xff\xfe", 2))
        t.encoding = ENCODING_UTF16LE;
    else if (has_mark(&s, "\xfe\xff", 2))
        t.encoding = ENCODING_UTF16BE;
    else if (s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0) {
        s = (struct slice){s.p + 3, s.n - 3};
        t.encoding = ENCODING_UTF8;
    } else if (find_line(s, &from, &to))
        t.encoding =
            utf8_valid((struct slice){s.p + from, to - from}) ? ENCODING_UTF8 : ENCODING_GB18030;
    t.p = memory_new(3 * s.n + GUARD, 1);
    if (t.encoding == ENCODING_GB18030)
        t.n = decode_lines(s, t.p);
    else if (t.encoding > ENCODING_GB18030)
        t.n = utf16_decode(s, t.encoding == ENCODING_UTF16BE, true, t.p, &used);
    else if (s.n > 0)
        memcpy(t.p, s.p, t.n = s.n);
    return t;
}

static const char *
name_of(enum encoding encoding)
{
    static const char *const names[ENCODINGS] = {"open", "UTF-8", "GB18030", "UTF-16LE",
                                                 "UTF-16BE"};

    return names[encoding];
}

static void
expect_same(const struct text *got, const struct text *wanted, size_t piece)
{
    expect(got->encoding == wanted->encoding, "pieces of %zu: %s, not %s", piece,
           name_of(got->encoding), name_of(wanted->encoding));
    expect(got->n == wanted->n && (got->n == 0 || memcmp(got->p, wanted->p, got->n) == 0),
           "pieces of %zu: other text", piece);
}

/* Reads all, settled before (as when the encoding needs no second try) or not. */
static void
expect_text_of(struct slice bytes, size_t piece, bool settled)
{
    struct text wanted = decode_whole(bytes), got = {0};
    struct decoded d;
    struct feed feed;

    feed_start(&feed, bytes, piece);
    decoded_open(&d, "-", REFUSED);
    if (settled)
        decoded_settle(&d);
    read_all(&d, &got);
    decoded_close(&d);
    feed_end(&feed);
    expect_same(&got, &wanted, piece);
    free(got.p);
    free(wanted.p);
}

static const struct slice readings[] = {
    {"", 0},
    {"\xef\xbb\xbf", 3},
    {"\xef\xbb", 2},
    {"\xef", 1},
    {"\xef\xbb\xbf\xef\xbb\xbfx", 7},
    {"\xef\xbb\xbfid\n\xd0\xd5", 8},
    {"\xef\xbb\xbe", 3},
    {"id,name\n1,2\n", 12},
    {"id\n姓名\n", 10},
    {"id\n\xd0\xd5\xc3\xfb\n", 8},
    {"id\nabc姓", 9},
    {"id\nabc\xd0\xd5", 8},
    {"姓\n\xd0\xd5\n", 7},
    {"\xd0\xd5\n姓\n", 7},
    {"a\xc4\n\xe5\xa7\x93\n", 7},
    {"\x80\n", 2},
    {"\xd0", 1},
    {"a\xd0", 2},
    {"\xd0\xd5\x81", 3},
    {"\xd0\xd5\x81\x30", 4},
    {"\xd0\xd5\x81\x30\x81", 5},
    {"\xd0\xd5\x81\x30\x81\x30", 6},
    {"a\0b\n\0", 5},
    {"\xd0\xd5\n姓名\n\xd0\xd5\n", 13},
    {"\xd0\xd5\nab姓", 8},
    {"\xff\xfe", 2},
    {"\xff\xfe\x59", 3},
    {"\xff\xfe\x59\x67,\0\n\0", 8},
    {"\xfe\xff\x67\x59\0,\0\n", 8},
    {"\xfe\xff\xd8\x40\xdc\x00\0,", 8},
    {"\xfe\xff\xd8\x40\0,", 6},
    {"\xfe\xff\xd8\x40", 4},
    {"\xff\xfe\x00\xdc,\0", 6},
};

static void
check_rows(void)
{
    check("short texts in every encoding, in pieces of every size");
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++)
        for (size_t piece = 0; piece <= readings[i].n; piece++) {
            expect_text_of(readings[i], piece, false);
            expect_text_of(readings[i], piece, true);
        }
}

static void
check_random(void)
{
    static const char alphabet[] = "ab\n\n,\xe5\xa7\x93\xd0\xd5\xef\xbb\xbf\x80\x30\x81";
    char text[24];

    check("any bytes in pieces of any size");
    for (int i = 0; i < 800; i++) {
        struct slice s = {text, random_below(sizeof text)};

        random_bytes(text, s.n, (struct slice){alphabet, sizeof alphabet - 1});
        expect_text_of(s, random_below(s.n + 1), i % 2 == 0);
    }
}

static void
check_large(void)
{
    static const struct slice parts[] = {
        {"abc,def\n", 8}, {"姓名,村\n", 11},         {"\xd0\xd5\xc3\xfb,\xb4\xe5\n", 8},
        {"\x80", 1},      {"\x81\x30\x81\x30\n", 5}, {"\xff\n", 2},
    };
    enum { PARTS = sizeof parts / sizeof parts[0] };
    char *text = memory_new(LARGE, 1);

    check("texts of several buffers in either encoding");
    for (size_t first = 0; first < PARTS; first++)
        for (size_t rest = 0; rest < PARTS; rest++) {
            size_t n = 0;

            for (; n < LARGE / 3; n += parts[first].n)
                memcpy(text + n, parts[first].p, parts[first].n);
            for (text[n - 1] = '\n'; n + 11 < LARGE; n += parts[rest].n)
                memcpy(text + n, parts[rest].p, parts[rest].n);
            expect_text_of((struct slice){text, n}, FEED_WHOLE, false);
            expect_text_of((struct slice){text, n}, FEED_WHOLE, true);
            expect_text_of((struct slice){text, n}, FEED_PIECE - 1, rest % 2 == 0);
        }
    free(text);
}

/* A first line longer than what is looked at ends in the middle of a character. */
static void
check_long_line(void)
{
    enum { LINE = 3 << 20 };
    char *text = memory_new(LINE, 1);

    check("a line of characters that goes on and on");
    for (size_t shift = 0; shift < 3; shift++) {
        size_t n = shift;

        memset(text, 'a', shift);
        for (; n + 3 <= LINE; n += 3)
            output_copy(text + n, SLICE("村"));
        expect_text_of((struct slice){text, n}, FEED_WHOLE, false);
    }
    free(text);
}

static void
check_restart(void)
{
    static const char bytes[] = "id\n\xd0\xd5\xc3\xfb\n姓\n";
    struct slice s = {bytes, sizeof bytes - 1};

    check("a second start reads all again, in the encoding that is asked for");
    for (size_t piece = 0; piece < s.n; piece++)
        for (size_t before = 0; before < 3; before += 2) {
            static char buffer[ROOM];
            struct text wanted = decode_whole(s), first = {0}, second = {0};
            struct decoded d;
            struct feed feed;

            feed_start(&feed, s, piece);
            decoded_open(&d, "-", REFUSED);
            for (size_t i = 0; i < before; i++)
                decoded_read(&d, buffer, ROOM);
            decoded_restart(&d, ENCODING_UTF8);
            read_all(&d, &first);
            decoded_restart(&d, ENCODING_OPEN);
            decoded_settle(&d);
            read_all(&d, &second);
            decoded_close(&d);
            feed_end(&feed);
            expect_same(&first, &(struct text){(char *)(uintptr_t)bytes, s.n, 0, ENCODING_UTF8},
                        piece);
            expect_same(&second, &wanted, piece);
            free(first.p);
            free(second.p);
            free(wanted.p);
        }
}

static void
check_restart_with_mark(void)
{
    struct slice s = SLICE("\xef\xbb\xbfid\n");
    struct text first = {0}, second = {0};
    struct decoded d;
    struct feed feed;

    check("a byte order mark is no text, however often it is read");
    feed_start(&feed, s, FEED_WHOLE);
    decoded_open(&d, "-", REFUSED);
    read_all(&d, &first);
    decoded_restart(&d, ENCODING_OPEN);
    read_all(&d, &second);
    decoded_close(&d);
    feed_end(&feed);
    expect_text((struct slice){first.p, first.n}, SLICE("id\n"), "the first time");
    expect_text((struct slice){second.p, second.n}, SLICE("id\n"), "the second time");
    free(first.p);
    free(second.p);
}

static void
open_file(void *context)
{
    decoded_open(context, "no/such/file", REFUSED);
}

static void
check_no_file(void)
{
    struct decoded d;

    check("a file that is not there");
    expect_number(caught(open_file, &d), FAILED, "the status");
    expect_text(slice_of(catching.text),
                SLICE("no/such/file: cannot open: No such file or directory"), "the message");
}

int
main(void)
{
    decoder = gb18030_new();
    check_rows();
    check_random();
    check_large();
    check_long_line();
    check_restart();
    check_restart_with_mark();
    check_no_file();
    gb18030_free(decoder);
    return check_end();
}
