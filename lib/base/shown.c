#include "base/shown.h"

enum { MASK_FROM = 15, MASK_HEAD = 6, MASK_TAIL = 4 };

/* What may stand between the digits of an ID is JOINT or HIDDEN. `?`, as which HIDDEN is written,
 * is JOINT, so that text shown again has the same runs. */
enum kind { PLAIN, DIGIT, JOINT, HIDDEN };

struct character {
    enum kind kind;
    size_t n; /* its bytes */
};

/* Ascending. All of C0, DEL and C1 is HIDDEN. */
static const struct {
    uint32_t first, last;
    enum kind kind;
} kinds[] = {
    {0x00, 0x1f, HIDDEN},       {' ', ' ', JOINT},        {'-', '.', JOINT},
    {'0', '9', DIGIT},          {'?', '?', JOINT},        {0x7f, 0x9f, HIDDEN},
    {0xa0, 0xa0, JOINT},        {0xad, 0xad, HIDDEN},     {0xb7, 0xb7, JOINT},
    {0x61c, 0x61c, HIDDEN},     {0x1680, 0x1680, JOINT},  {0x180e, 0x180e, HIDDEN},
    {0x2000, 0x200a, JOINT},    {0x200b, 0x200f, HIDDEN}, {0x2010, 0x2015, JOINT},
    {0x2022, 0x2022, JOINT},    {0x2027, 0x2027, JOINT},  {0x2028, 0x202e, HIDDEN},
    {0x202f, 0x202f, JOINT},    {0x205f, 0x205f, JOINT},  {0x2060, 0x206f, HIDDEN},
    {0x2212, 0x2212, JOINT},    {0x2219, 0x2219, JOINT},  {0x22c5, 0x22c5, JOINT},
    {0x3000, 0x3000, JOINT},    {0x3002, 0x3002, JOINT},  {0x30fb, 0x30fb, JOINT},
    {0xfe00, 0xfe0f, HIDDEN},   {0xfe58, 0xfe58, JOINT},  {0xfe63, 0xfe63, JOINT},
    {0xfeff, 0xfeff, HIDDEN},   {0xff0d, 0xff0e, JOINT},  {0xff10, 0xff19, DIGIT},
    {0xff61, 0xff61, JOINT},    {0xff65, 0xff65, JOINT},  {0xfff9, 0xfffb, HIDDEN},
    {0xe0000, 0xe007f, HIDDEN},
};

static enum kind
kind_of(uint32_t code)
{
    size_t i = 0;

    while (i < sizeof kinds / sizeof kinds[0] && code > kinds[i].last)
        i++;
    return i < sizeof kinds / sizeof kinds[0] && code >= kinds[i].first ? kinds[i].kind : PLAIN;
}

/* The character at s.p; a byte that begins none is HIDDEN. This module decodes for itself, as it
 * lies below all that knows of files and their encodings. */
static struct character
character_at(struct slice s)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s.p[0];
    size_t n = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4, i = 1;
    uint32_t code = n < 2 ? lead : lead & (0x7fU >> n);

    while (i < n && i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
        code = code << 6 | ((unsigned char)s.p[i++] & 0x3f);
    if (n == 0 || i < n || lead >= 0xf8 || code < least[n] || code > 0x10ffff ||
        (code >= 0xd800 && code <= 0xdfff))
        return (struct character){HIDDEN, 1};
    return (struct character){kind_of(code), n};
}

static struct slice
rest_of(struct slice s, size_t n)
{
    return (struct slice){s.p + n, s.n - n};
}

/* The digits at s.p with what joins them, up to the last digit. */
static struct slice
run_at(struct slice s, size_t *digits)
{
    size_t end = 0;

    *digits = 0;
    for (size_t at = 0; at < s.n;) {
        struct character c = character_at(rest_of(s, at));

        if (c.kind == PLAIN)
            break;
        at += c.n;
        if (c.kind == DIGIT) {
            ++*digits;
            end = at;
        }
    }
    return (struct slice){s.p, end};
}

/* memmove, since `to` may be the text itself. */
static char *
put_character(char *to, const char *p, struct character c)
{
    if (c.kind == HIDDEN) {
        *to = '?';
        return to + 1;
    }
    memmove(to, p, c.n);
    return to + c.n;
}

static char *
put_run(char *to, struct slice run, size_t digits)
{
    for (size_t digit = 0; run.n > 0;) {
        struct character c = character_at(run);
        bool inside = digits >= MASK_FROM && digit >= MASK_HEAD && digit + MASK_TAIL < digits;

        if (c.kind == DIGIT && inside)
            *to++ = '*';
        else
            to = put_character(to, run.p, c);
        digit += c.kind == DIGIT;
        run = rest_of(run, c.n);
    }
    return to;
}

struct slice
shown_text(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        struct character c = character_at(s);
        struct slice run = {s.p, c.n};
        size_t digits;

        if (c.kind == DIGIT) {
            run = run_at(s, &digits);
            end = put_run(end, run, digits);
        } else
            end = put_character(end, s.p, c);
        s = rest_of(s, run.n);
    }
    return (struct slice){to, (size_t)(end - to)};
}
