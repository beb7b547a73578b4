#include "bytes/guess.h"
#include "bytes/utf8.h"

#include "base/text.h"

enum { LOOKED_AT = 64 << 10 };

static bool
is_zero(struct slice s)
{
    size_t i = 0;

    while (i < s.n && s.p[i] == '\0')
        i++;
    return i == s.n;
}

/* Units of UTF-16 that separate cells or rows, its high byte first or second. */
static size_t
separators(struct slice s, bool high_first)
{
    size_t count = 0;

    for (size_t i = 0; i + 2 <= s.n; i += 2) {
        char high = s.p[i + !high_first], low = s.p[i + high_first];

        count += high == '\0' && low != '\0' && strchr(",\t;\r\n", low);
    }
    return count;
}

/* In UTF-16 every character of ASCII has a zero beside it, always on the same side; no other text
 * has any. */
static const char *
guess_utf16(struct slice s, enum encoding tried)
{
    enum { MANY = 16 };
    size_t zeros[2] = {0, 0};
    bool high_first;

    for (size_t i = 0; i < s.n; i++)
        zeros[i & 1] += s.p[i] == '\0';
    high_first = zeros[0] > zeros[1];
    if (tried == (high_first ? ENCODING_UTF16BE : ENCODING_UTF16LE))
        return NULL;
    if (zeros[high_first] * MANY > zeros[!high_first] || separators(s, high_first) == 0)
        return NULL;
    return high_first ? "UTF-16 without a mark: --encoding UTF-16BE"
                      : "UTF-16 without a mark: --encoding UTF-16LE";
}

/* Whether the bytes beyond ASCII are pairs of Big5 as people write it: what speaks against
 * GB18030 is that about four second bytes in ten are below 0x80, and nine first bytes in ten are
 * of the frequent characters. */
static bool
is_big5(struct slice s)
{
    enum { FEWEST = 4 };
    size_t pairs = 0, low = 0, frequent = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char lead = (unsigned char)s.p[i], trail;

        if (lead < 0x80)
            continue;
        if (++i == s.n)
            break;
        trail = (unsigned char)s.p[i];
        if (lead < 0xa1 || lead > 0xf9 || trail < 0x40 || (trail > 0x7e && trail < 0xa1) ||
            trail == 0xff)
            return false;
        pairs++;
        low += trail < 0x80;
        frequent += lead >= 0xa1 && lead <= 0xc6;
    }
    return pairs >= FEWEST && low * 5 >= pairs && frequent * 4 >= pairs * 3;
}

const char *
guess_text(struct slice bytes, bool whole, enum encoding tried)
{
    struct slice s = {bytes.p, bytes.n < LOOKED_AT ? bytes.n : LOOKED_AT};
    const char *utf16;

    if (bytes.n == 0)
        return "the file is empty";
    if (is_zero(s))
        return "nothing but zero bytes, as where copying was broken off: fetch it again";
    if (whole && utf8_valid(bytes) && text_is_blank(bytes))
        return "nothing but blanks in it";
    utf16 = guess_utf16(s, tried);
    if (utf16)
        return utf16;
    return tried < ENCODING_UTF16LE && !utf8_valid(s) && is_big5(s)
               ? "looks like Big5: save it as UTF-8"
               : NULL;
}
