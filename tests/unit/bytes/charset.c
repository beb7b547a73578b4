#include "bytes/charset.h"

#include <iconv.h>

#include "bytes/output.h"
#include "check.h"
#include "unicode.h"

enum { LONGEST = 120, GUARD = 64, OUT = 4096 };

/* How long a character is that begins with this byte; 0: none does. */
static size_t
length_by_lead(unsigned char lead)
{
    return lead < 0x80   ? 1
           : lead < 0xc0 ? 0
           : lead < 0xe0 ? 2
           : lead < 0xf0 ? 3
           : lead < 0xf8 ? 4
                         : 0;
}

/* The same judgement by what the characters are, not by what their bytes may be. */
static size_t
valid_prefix(const unsigned char *p, size_t n)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t i = 0;

    while (i < n) {
        size_t length = length_by_lead(p[i]);
        uint32_t code = length < 2 ? p[i] : p[i] & (0x7fU >> length);

        if (length == 0 || i + length > n)
            break;
        for (size_t k = 1; k < length; k++)
            code = (p[i + k] & 0xc0) == 0x80 ? code << 6 | (p[i + k] & 0x3f) : UINT32_MAX >> 6;
        if (code < least[length] || !unicode_is_character(code))
            break;
        i += length;
    }
    return i;
}

static void
expect_valid(const char *p, size_t n, bool wanted)
{
    struct slice s = {p, n};

    for (int plain = 0; plain < 2; plain++) {
        utf8_use_plain(plain);
        expect(utf8_valid(s) == wanted, "%zu bytes, the last %02x %02x: %s%s", n,
               n > 1 ? (unsigned char)p[n - 2] : 0, n > 0 ? (unsigned char)p[n - 1] : 0,
               wanted ? "not valid" : "valid", plain ? ", plain" : "");
    }
    utf8_use_plain(false);
}

static void
check_characters(void)
{
    char text[LONGEST];

    check("every character is valid at every place, surrogates are not");
    for (uint32_t code = 0; code <= UNICODE_LAST + 0x10000; code += code < 0x10000 ? 1 : 37) {
        size_t at = code % 70, n;

        memset(text, 'a', sizeof text);
        n = (size_t)(unicode_put(text + at, code) - text);
        expect_valid(text, n, unicode_is_character(code));
        expect_valid(text, n + 1 + code % 29, unicode_is_character(code));
    }
}

/* Lead bytes of every kind and bytes at every border behind them. */
static void
check_borders(void)
{
    static const unsigned char border[] = {0x00, 0x2c, 0x7f, 0x80, 0x8f, 0x90,
                                           0x9f, 0xa0, 0xbf, 0xc0, 0xe3, 0xff};
    enum { BORDERS = sizeof border };
    char text[LONGEST];

    check("four bytes of every kind, at the block's borders");
    for (unsigned i = 0; i < 256U * BORDERS * BORDERS * BORDERS; i++) {
        size_t at = i % 7 == 0 ? random_below(70) : 27 + random_below(10);

        if (i % 16 == 0)
            memset(text, 'a', sizeof text);
        text[at] = (char)(i % 256);
        text[at + 1] = (char)border[i / 256 % BORDERS];
        text[at + 2] = (char)border[i / 256 / BORDERS % BORDERS];
        text[at + 3] = (char)border[i / 256 / BORDERS / BORDERS];
        for (size_t n = at + 1; n <= at + 4; n++)
            expect_valid(text, n, valid_prefix((const unsigned char *)text, n) == n);
        memset(text + at, 'a', 4);
    }
}

/* A piece of text: mostly characters, sometimes a byte. */
static size_t
random_text(char *text, size_t room)
{
    char *p = text;

    while (p + 4 < text + room && random_below(30)) {
        uint32_t code = (uint32_t)random_word() >> (11 + random_below(21));

        if (random_below(40) == 0)
            *p++ = (char)random_word();
        else if (unicode_is_character(code))
            p = unicode_put(p, code);
    }
    return (size_t)(p - text);
}

static void
check_random(void)
{
    char text[LONGEST] = "";

    check("both ways to judge agree with the meaning, and so does the prefix");
    for (int i = 0; i < 300000; i++) {
        size_t n = random_text(text, sizeof text);
        size_t valid = valid_prefix((const unsigned char *)text, n);

        expect_valid(text, n, valid == n);
        expect(utf8_valid_prefix((struct slice){text, n}) == valid, "a prefix of %zu bytes", n);
    }
    expect_valid(NULL, 0, true);
}

/* ---- GB18030 ---- */

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

/* What must come out: 0x80 is the euro sign, then iconv's characters of 2 and 4 bytes; what is left is bad, a byte at a
 * time. */
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
            put(to, SLICE("\xe2\x82\xac"));
            length = 1;
            got = 3;
        } else if (length <= n - i)
            got = ask(p + i, length, to);
        if (got == 0) {
            *to = CHARSET_BAD;
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
            if (out[k] == CHARSET_BAD)
                out[k] = '?';
        expect(utf8_valid((struct slice){out, length}), "try %d is no UTF-8", i);
    }
}

int
main(void)
{
    check_characters();
    check_borders();
    check_random();
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
