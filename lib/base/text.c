#include "base/text.h"

enum kind { SEEN, BLANK, INVISIBLE };

/* What begins with C2: C1, U+00A0, U+00AD. */
static enum kind
kind_of_c2(unsigned char second)
{
    return second <= 0xa0 ? BLANK : second == 0xad ? INVISIBLE : SEEN;
}

/* What begins with E2 80: U+2000-203F. */
static enum kind
kind_of_e2_80(unsigned char third)
{
    if (third <= 0x8a || third == 0xa8 || third == 0xa9 || third == 0xaf)
        return BLANK;
    return third <= 0x8f || (third >= 0xaa && third <= 0xae) ? INVISIBLE : SEEN;
}

/* What begins with E2 81: U+2040-207F. */
static enum kind
kind_of_e2_81(unsigned char third)
{
    if (third == 0x9f)
        return BLANK;
    return (third >= 0xa0 && third <= 0xa4) || (third >= 0xa6 && third <= 0xa9) ? INVISIBLE : SEEN;
}

static enum kind
kind_of_three(const unsigned char *p)
{
    switch (p[0] << 8 | p[1]) {
    case 0xe19a:
        return p[2] == 0x80 ? BLANK : SEEN;
    case 0xe1a0:
        return p[2] == 0x8e ? INVISIBLE : SEEN;
    case 0xe280:
        return kind_of_e2_80(p[2]);
    case 0xe281:
        return kind_of_e2_81(p[2]);
    case 0xe380:
        return p[2] == 0x80 ? BLANK : SEEN;
    case 0xefb8:
        return p[2] <= 0x8f ? INVISIBLE : SEEN;
    case 0xefbb:
        return p[2] == 0xbf ? INVISIBLE : SEEN;
    default:
        return SEEN;
    }
}

/* The kind of the character at s.p and, if it is not seen, its length. */
static enum kind
kind_at(struct slice s, size_t *n)
{
    const unsigned char *p = (const unsigned char *)s.p;

    if (s.n == 0)
        return SEEN;
    *n = 1;
    if (p[0] < 0x80)
        return p[0] <= ' ' || p[0] == 0x7f ? BLANK : SEEN;
    if (p[0] == 0xc2 && s.n >= 2) {
        *n = 2;
        return kind_of_c2(p[1]);
    }
    if (s.n < 3 || p[0] < 0xe1 || (p[0] > 0xe3 && p[0] != 0xef))
        return SEEN;
    *n = 3;
    return kind_of_three(p);
}

size_t
text_blank(struct slice s)
{
    size_t n;

    return kind_at(s, &n) == SEEN ? 0 : n;
}

size_t
text_hyphen(struct slice s)
{
    static const char long_ones[][4] = {"\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92",
                                        "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x95",
                                        "\xe2\x88\x92", "\xef\xb9\x98", "\xef\xb9\xa3"};

    if (s.n > 0 && s.p[0] == '-')
        return 1;
    for (size_t i = 0; s.n >= 3 && i < sizeof long_ones / sizeof long_ones[0]; i++)
        if (memcmp(s.p, long_ones[i], 3) == 0)
            return 3;
    return 0;
}

bool
text_is_blank(struct slice s)
{
    size_t n;

    while ((n = text_blank(s)) > 0)
        s = text_behind(s, n);
    return s.n == 0;
}

size_t
text_length(struct slice s)
{
    size_t length = 0;

    for (size_t i = 0; i < s.n; i++)
        length += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return length;
}

size_t
text_character(struct slice s)
{
    size_t n = s.n > 0;

    while (n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n++;
    return n;
}

uint32_t
text_code(struct slice s)
{
    size_t n = text_character(s);
    uint32_t code = n == 0  ? 0
                    : n < 2 ? (unsigned char)s.p[0]
                            : (unsigned char)s.p[0] & (0x7fU >> n);

    for (size_t i = 1; i < n; i++)
        code = code << 6 | ((unsigned char)s.p[i] & 0x3f);
    return code;
}

struct slice
text_tidy(struct slice s, char *to)
{
    char *end = to;
    bool blank = false;

    while (s.n > 0) {
        size_t n;
        enum kind kind = kind_at(s, &n);

        if (kind == SEEN) {
            if (blank && end > to)
                *end++ = ' ';
            *end++ = *s.p;
            n = 1;
            blank = false;
        } else
            blank |= kind == BLANK;
        s = text_behind(s, n);
    }
    return (struct slice){to, (size_t)(end - to)};
}

struct slice
text_squeeze(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        size_t n = text_blank(s);

        if (n == 0) {
            *end++ = *s.p;
            n = 1;
        }
        s = text_behind(s, n);
    }
    return (struct slice){to, (size_t)(end - to)};
}

/* The ASCII character that the full-width form at s.p stands for, 0 if it is none. */
static char
half_width(struct slice s)
{
    const unsigned char *p = (const unsigned char *)s.p;

    if (s.n < 3 || p[0] != 0xef)
        return 0;
    if (p[1] == 0xbc && p[2] >= 0x81)
        return (char)(p[2] - 0x81 + '!');
    if (p[1] == 0xbd && p[2] <= 0x9e)
        return (char)(p[2] - 0x80 + '`');
    return 0;
}

struct slice
text_half_width(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        char c = half_width(s);
        size_t n = c ? 3 : 1;

        *end++ = c ? c : *s.p;
        s = text_behind(s, n);
    }
    return (struct slice){to, (size_t)(end - to)};
}

struct slice
text_fold(struct slice s, char *to)
{
    s = text_half_width(s, to);
    for (size_t i = 0; i < s.n; i++)
        if (to[i] >= 'a' && to[i] <= 'z')
            to[i] = (char)(to[i] - 'a' + 'A');
    return s;
}

struct slice
text_bare(struct slice s, char *to)
{
    return text_squeeze(text_half_width(s, to), to);
}

struct slice
text_less_prefix(struct slice s, struct slice prefix)
{
    bool has = s.n >= prefix.n && memcmp(s.p, prefix.p, prefix.n) == 0;

    return has ? text_behind(s, prefix.n) : s;
}

struct slice
text_less_suffix(struct slice s, struct slice suffix)
{
    bool has = s.n >= suffix.n && memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0;

    return has ? (struct slice){s.p, s.n - suffix.n} : s;
}

bool
text_part(struct slice *rest, char separator, struct slice *part)
{
    const char *end;

    if (!rest->p)
        return false;
    end = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
    *part = (struct slice){rest->p, end ? (size_t)(end - rest->p) : rest->n};
    *rest = end ? text_behind(*rest, part->n + 1) : (struct slice){NULL, 0};
    return true;
}
