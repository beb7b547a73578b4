#include "bytes/gb18030.h"

#include <iconv.h>

#include "bytes/output.h"
#include "bytes/utf8.h"
#include "check.h"

enum { GUARD = 64, OUT = 4096 };

static struct gb18030 *decoder;
static iconv_t reference;

/* One character as iconv decodes it; its length, or 0 if there is none. */
static size_t
ask(const char *p, size_t n, char out[8])
{
    char *from = (char *)(uintptr_t)p, *to = out;
    size_t in_left = n, out_left = 8;

    iconv(reference, NULL, NULL, NULL, NULL);
    return iconv(reference, &from, &in_left, &to, &out_left) == 0 && in_left == 0 ? 8 - out_left
                                                                                  : 0;
}

/* What must come out: 0x80 is the euro sign, then iconv's characters of 2 and 4 bytes; what is left
 * is bad, a byte at a time. */
static size_t
decode_slowly(const char *p, size_t n, char *out)
{
    char *to = out;

    for (size_t i = 0, length; i < n; i += length) {
        unsigned char c = (unsigned char)p[i];
        bool four = n - i > 1 && p[i + 1] >= '0' && p[i + 1] <= '9';
        size_t got = 0;

        length = c < 0x80 ? 1 : four ? 4 : 2;
        if (c == 0x80) {
            output_copy(to, SLICE("\xe2\x82\xac"));
            length = 1;
            got = 3;
        } else if (length <= n - i)
            got = ask(p + i, length, to);
        if (got == 0) {
            *to = UTF8_BAD;
            got = length = 1;
        }
        to += got;
    }
    return (size_t)(to - out);
}

/* Decodes in calls of at most `step` bytes, as many as each time are left over before them. */
static size_t
decode_in_steps(const char *p, size_t n, size_t step, char *out)
{
    size_t at = 0, end = 0, length = 0, used;

    do {
        end = end + step < n ? end + step : n;
        length += gb18030_decode(decoder, (struct slice){p + at, end - at}, end == n, out + length,
                                 &used);
        at += used;
        expect(end - at <= (end == n ? 0 : 3), "%zu bytes are left", end - at);
    } while (end < n);
    return length;
}

static void
expect_decoded(const char *p, size_t n)
{
    static char wanted[OUT], got[OUT];
    size_t length = decode_slowly(p, n, wanted);

    for (size_t step = n > 40 ? n : 1; step <= n; step++) {
        size_t got_length = decode_in_steps(p, n, step, got);

        expect(got_length == length && memcmp(got, wanted, length) == 0,
               "%zu bytes from %02x %02x %02x %02x, in steps of %zu", n, (unsigned char)p[0],
               n > 1 ? (unsigned char)p[1] : 0, n > 2 ? (unsigned char)p[2] : 0,
               n > 3 ? (unsigned char)p[3] : 0, step);
    }
}

static void
check_two_bytes(void)
{
    char text[8] = "aaaa,,,";

    check("every one and two bytes of GB18030");
    for (unsigned i = 0; i < 0x10000; i++) {
        text[0] = (char)(i >> 8);
        text[1] = (char)i;
        expect_decoded(text, 2);
        expect_decoded(text, 3);
    }
}

static void
check_four_bytes(void)
{
    char text[4];

    check("four bytes of GB18030, every 11th, and every lead before none");
    for (unsigned i = 0; i < 126 * 10 * 126 * 10; i += 11) {
        text[0] = (char)(0x81 + i / 12600);
        text[1] = (char)('0' + i / 1260 % 10);
        text[2] = (char)(0x81 + i / 10 % 126);
        text[3] = (char)('0' + i % 10);
        expect_decoded(text, 4);
        text[random_below(4)] = (char)random_word();
        expect_decoded(text, 4);
    }
}

static const char some[] = "a,\"\r\n0089\x80\x81\xff\xb0\xa1\xc4\xe3\x81\x30\x84\x36\xfe\x95";
static const struct slice mixture = {some, sizeof some - 1};

static void
check_splits(void)
{
    char text[16];

    check("any bytes, in one call or in many, cut anywhere");
    for (int i = 0; i < 100000; i++) {
        size_t n = 1 + random_below(sizeof text);

        random_bytes(text, n, mixture);
        expect_decoded(text, n);
    }
}

static size_t
delimiters(char *out, const char *p, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        if (p[i] && strchr(",\"\r\n", p[i]))
            out[count++] = p[i];
    return count;
}

static void
check_delimiters(void)
{
    char text[64], out[OUT], before[64], after[OUT];

    check("no bad byte costs a comma, a quote or a line end");
    for (int i = 0; i < 100000; i++) {
        size_t n = random_below(sizeof text), used, length, count;

        if (i % 2)
            random_bytes(text, n, mixture);
        else
            for (size_t k = 0; k < n; k++)
                text[k] = (char)random_word();
        length = gb18030_decode(decoder, (struct slice){text, n}, true, out, &used);
        count = delimiters(before, text, n);
        expect(used == n, "%zu of %zu bytes are used", used, n);
        expect(delimiters(after, out, length) == count && memcmp(before, after, count) == 0,
               "try %d", i);
    }
}

static void
check_room(void)
{
    char text[64], out[3 * 64 + GUARD];

    check("what is decoded fits, and is UTF-8 but for the bad bytes");
    for (int i = 0; i < 100000; i++) {
        size_t n = 1 + random_below(sizeof text), used, length;

        random_bytes(text, n, i % 5 ? mixture : SLICE("\x80"));
        memset(out, 'G', sizeof out);
        length = gb18030_decode(decoder, (struct slice){text, n}, true, out, &used);
        expect(length <= 3 * n, "%zu bytes become %zu", n, length);
        for (size_t k = length + 4; k < sizeof out; k++)
            expect(out[k] == 'G', "byte %zu of %zu is written", k, length);
        for (size_t k = 0; k < length; k++)
            if (out[k] == UTF8_BAD)
                out[k] = '?';
        expect(utf8_valid((struct slice){out, length}), "try %d is no UTF-8", i);
    }
}

int
main(void)
{
    decoder = gb18030_new();
    reference = iconv_open("UTF-8", "GB18030");
    check_two_bytes();
    check_four_bytes();
    check_splits();
    check_delimiters();
    check_room();
    iconv_close(reference);
    gb18030_free(decoder);
    return check_end();
}
