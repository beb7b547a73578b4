#include "text.h"

size_t
text_blank(struct slice s)
{
    const unsigned char *p = (const unsigned char *)s.p;

    if (s.n == 0)
        return 0;
    if (p[0] <= ' ')
        return p[0] == ' ' || p[0] == '\0' || (p[0] >= '\t' && p[0] <= '\r');
    if (p[0] == 0xc2)
        return s.n >= 2 && p[1] == 0xa0 ? 2 : 0;
    if (s.n < 3)
        return 0;
    if (p[0] == 0xe2 && p[1] == 0x80)
        return (p[2] >= 0x80 && p[2] <= 0x8d) || p[2] == 0xaf ? 3 : 0;
    if (p[0] == 0xe2 && p[1] == 0x81)
        return p[2] == 0x9f || p[2] == 0xa0 ? 3 : 0;
    return memcmp(p, "\xe3\x80\x80", 3) == 0 || memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static struct slice
skip(struct slice s, size_t n)
{
    return (struct slice){s.p + n, s.n - n};
}

bool
text_is_blank(struct slice s)
{
    size_t n;

    while ((n = text_blank(s)) > 0)
        s = skip(s, n);
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

struct slice
text_tidy(struct slice s, char *to)
{
    char *end = to;
    bool blank = false;

    while (s.n > 0) {
        size_t n = text_blank(s);

        if (n == 0) {
            if (blank && end > to)
                *end++ = ' ';
            *end++ = *s.p;
            n = 1;
            blank = false;
        } else
            blank = true;
        s = skip(s, n);
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
        s = skip(s, n);
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
text_fold(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        char c = half_width(s);
        size_t n = c ? 3 : 1;

        if (!c)
            c = *s.p;
        *end++ = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        s = skip(s, n);
    }
    return (struct slice){to, (size_t)(end - to)};
}

struct slice
text_less_prefix(struct slice s, struct slice prefix)
{
    bool has = s.n >= prefix.n && memcmp(s.p, prefix.p, prefix.n) == 0;

    return has ? skip(s, prefix.n) : s;
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
    *rest = end ? skip(*rest, part->n + 1) : (struct slice){NULL, 0};
    return true;
}
