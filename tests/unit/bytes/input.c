/* input and gunzip: bytes as they are, and unpacked. */
#include "bytes/input.h"

#include <zlib.h>

#include "base/memory.h"
#include "bytes/gunzip.h"
#include "bytes/output.h"
#include "caught.h"
#include "check.h"
#include "feed.h"

enum { MOST = 3 << 20 };

/* Reads all of standard input, at most `step` bytes a call. */
struct reading {
    size_t step;
    struct input *input;
    char *text;
    size_t n;
};

static void
read_input(void *context)
{
    struct reading *r = context;
    size_t got;

    r->input = input_open("-");
    while ((got = input_read(r->input, r->text + r->n, r->step)) > 0) {
        expect(got <= r->step, "%zu bytes where %zu are asked for", got, r->step);
        r->n += got;
    }
}

/* Reads the bytes; what they must give, or the message. */
static void
expect_input(struct slice bytes, size_t piece, size_t step, struct slice wanted,
             const char *message)
{
    struct reading r = {.step = step, .text = memory_new(MOST + (1 << 20), 1)};
    struct feed feed;
    enum status status;

    feed_start(&feed, bytes, piece);
    status = caught(read_input, &r);
    expect_number(status, message[0] ? REFUSED : DONE, "the status");
    expect_text(slice_of(catching.text), slice_of(message), "the message");
    expect(r.n == wanted.n && (r.n == 0 || memcmp(r.text, wanted.p, r.n) == 0),
           "%zu bytes in pieces of %zu, asked for by %zu: %zu bytes, not %zu, or others", bytes.n,
           piece, step, r.n, wanted.n);
    input_close(r.input);
    feed_end(&feed);
    free(r.text);
}

/* One member of gzip. */
static size_t
pack(char *to, size_t room, struct slice s)
{
    z_stream z = {0};
    size_t n;

    deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    z.next_in = (unsigned char *)(uintptr_t)s.p;
    z.avail_in = (unsigned)s.n;
    z.next_out = (unsigned char *)to;
    z.avail_out = (unsigned)room;
    expect(deflate(&z, Z_FINISH) == Z_STREAM_END, "zlib has no room");
    n = room - z.avail_out;
    deflateEnd(&z);
    return n;
}

static void
check_plain(void)
{
    static const struct slice rows[] = {
        {"", 0},         {"a", 1},        {"\x1f", 1},       {"\x1fz", 2},
        {"\x8b\x1f", 2}, {"abc\ndef", 7}, {"\x1f\0\x8b", 3},
    };

    check("plain bytes as they are");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t piece = 0; piece < 3; piece++)
            for (size_t step = 2; step < 10; step++)
                expect_input(rows[i], piece, step, rows[i], "");
}

static void
check_packed(void)
{
    static char text[200], packed[1000];
    struct slice s = {text, sizeof text};
    size_t first = pack(packed, sizeof packed, SLICE("first\n")), n = first;

    check("gzip of several members, in pieces of every size");
    random_bytes(text, sizeof text, SLICE("abcdef\n"));
    output_copy(text, SLICE("first\n"));
    n += pack(packed + n, sizeof packed - n, (struct slice){text + 6, 0});
    n += pack(packed + n, sizeof packed - n, (struct slice){text + 6, sizeof text - 6});
    for (size_t piece = 0; piece < n; piece += 1 + piece / 8)
        expect_input((struct slice){packed, n}, piece, 2 + piece, s, "");
}

static void
check_damaged(void)
{
    static char packed[1000];
    size_t n = pack(packed, sizeof packed, SLICE("some text that is packed\n"));
    struct slice text = SLICE("some text that is packed\n");

    check("gzip cut short, followed by something else, or changed");
    for (size_t cut = 2; cut < n; cut++) {
        struct reading r = {.step = 100, .text = memory_new(100, 1)};
        struct feed feed;

        feed_start(&feed, (struct slice){packed, cut}, FEED_WHOLE);
        expect_number(caught(read_input, &r), REFUSED, "cut short");
        expect_text(slice_of(catching.text),
                    SLICE("-: gzip data is cut short: fetch the file again"), "the message");
        input_close(r.input);
        feed_end(&feed);
        free(r.text);
    }
    packed[n] = 'x';
    expect_input((struct slice){packed, n + 1}, FEED_WHOLE, 100, text,
                 "-: bytes that are not gzip follow the gzip data: fetch the file again");
    packed[n] = 0x1f;
    expect_input((struct slice){packed, n + 1}, FEED_WHOLE, 100, text,
                 "-: gzip data is cut short: fetch the file again");
    packed[n - 8] = (char)~packed[n - 8];
    expect_input((struct slice){packed, n}, FEED_WHOLE, 100, text,
                 "-: gzip data is corrupt: fetch the file again");
    packed[2] = 99;
    expect_input((struct slice){packed, n}, FEED_WHOLE, 100, SLICE(""),
                 "-: gzip data is corrupt: fetch the file again");
}

/* What was packed before the cut comes out to the last byte, however much of it zlib holds back. */
static void
check_cut_run(void)
{
    char *text = memory_new(MOST, 1), *packed = memory_new(MOST, 1),
         *unpacked = memory_new(MOST, 1);
    size_t n = pack(packed, MOST, (struct slice){text, MOST});

    check("gzip of a long run, cut short");
    for (size_t cut = n / 4; cut < n; cut += n / 4) {
        z_stream z = {.next_in = (unsigned char *)packed,
                      .avail_in = (unsigned)cut,
                      .next_out = (unsigned char *)unpacked,
                      .avail_out = MOST};

        inflateInit2(&z, 15 + 16);
        inflate(&z, Z_NO_FLUSH);
        expect_input((struct slice){packed, cut}, FEED_WHOLE, 1 << 16,
                     (struct slice){unpacked, MOST - z.avail_out},
                     "-: gzip data is cut short: fetch the file again");
        inflateEnd(&z);
    }
    free(text);
    free(packed);
    free(unpacked);
}

static void
check_large(void)
{
    char *text = memory_new(MOST, 1), *packed = memory_new(2 * MOST, 1);
    size_t n = 0;

    check("megabytes of gzip, through the ring of blocks");
    random_bytes(text, MOST, SLICE("0123456789,\n"));
    memset(text, 'x', MOST / 2);
    for (size_t at = 0, part = 1; at < MOST; at += part, part *= 3) {
        part = part < MOST - at ? part : MOST - at;
        n += pack(packed + n, 2 * MOST - n, (struct slice){text + at, part});
    }
    expect_input((struct slice){packed, n}, FEED_WHOLE, 1 << 16, (struct slice){text, MOST}, "");
    expect_input((struct slice){packed, n}, FEED_PIECE, 1 << 19, (struct slice){text, MOST}, "");
    expect_input((struct slice){packed, n}, 777, 999, (struct slice){text, MOST}, "");
    free(text);
    free(packed);
}

/* Opens and closes standard input after one read; a watchman ends the check if that never ends. */
static void
expect_early_close(const char *how)
{
    struct input *in = input_open("-");
    char text[FEED_PIECE]; /* a piece is read whole or lost */

    alarm(60);
    expect(input_read(in, text, sizeof text) > 0, "%s: nothing to read", how);
    input_close(in);
    alarm(0);
}

static void
check_early_close(void)
{
    char *text = memory_new(MOST, 1), *packed = memory_new(2 * MOST, 1);
    struct slice s = {packed, 0};
    struct feed feed;
    int end[2];

    check("closed before the end, while unpacking waits for room or for more bytes");
    s.n = pack(packed, 2 * MOST, (struct slice){text, MOST});
    feed_start(&feed, s, FEED_WHOLE);
    expect_early_close("a file that unpacks to megabytes");
    feed_end(&feed);
    feed_start(&feed, s, FEED_PIECE);
    expect_early_close("the same in a pipe");
    feed_end(&feed);
    s.n = pack(packed, 2 * MOST, (struct slice){text, 100});
    feed_check(pipe2(end, O_CLOEXEC) == 0, "pipe2");
    feed_write(end[1], s, s.n);
    feed_check(dup2(end[0], STDIN_FILENO) == STDIN_FILENO, "dup2");
    close(end[0]);
    expect_early_close("a pipe that stays open");
    close(end[1]);
    random_bytes(text, MOST, SLICE("0123456789abcdefghijklmnopqrstuvwxyz"));
    s.n = pack(packed, 2 * MOST, (struct slice){text, MOST});
    for (size_t cut = 1000; cut < s.n; cut += s.n / 9) {
        feed_start(&feed, (struct slice){packed, cut}, FEED_WHOLE);
        expect_early_close("a file that is cut short");
        feed_end(&feed);
    }
    free(text);
    free(packed);
}

static void
open_it(void *context)
{
    input_open(context);
}

static void
check_failures(void)
{
    static char missing[] = "no/such/file", directory[] = "/";

    check("what cannot be opened");
    expect_number(caught(open_it, missing), FAILED, "no file");
    expect_text(slice_of(catching.text),
                SLICE("no/such/file: cannot open: No such file or directory"), "the message");
    expect_number(caught(open_it, directory), FAILED, "a directory");
    expect_text(slice_of(catching.text), SLICE("/: is a directory: name the files in it"),
                "the message");
}

static void
check_readiness(void)
{
    struct feed feed;
    struct input *in;
    char text[16];

    check("a file is ready, and how far it is read is known");
    feed_start(&feed, SLICE("12345678"), FEED_WHOLE);
    in = input_open("-");
    expect(input_ready(in), "it is not ready");
    expect_number(input_percent(in), 0, "before");
    expect_number((int64_t)input_read(in, text, 2), 2, "two bytes");
    expect_number(input_percent(in), 25, "after two of eight bytes");
    expect_text(slice_of(input_name(in)), SLICE("-"), "its name");
    input_close(in);
    feed_end(&feed);
    feed_start(&feed, SLICE("12345678"), 4);
    in = input_open("-");
    expect_number(input_percent(in), -1, "of a pipe");
    expect_number((int64_t)input_read(in, text, 16), 4, "a piece");
    input_close(in);
    feed_end(&feed);
}

int
main(void)
{
    check_plain();
    check_packed();
    check_damaged();
    check_cut_run();
    check_large();
    check_early_close();
    check_failures();
    check_readiness();
    return check_end();
}
