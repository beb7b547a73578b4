#include "bytes/utf8.h"

#include "check.h"
#include "unicode.h"

enum { LONGEST = 120 };

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

int
main(void)
{
    check_characters();
    check_borders();
    check_random();
    return check_end();
}
