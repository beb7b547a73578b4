#include "bytes/utf16.h"

#include "bytes/utf8.h"

/* UTF-8 of a code point from 0x80 on. */
static char *
put_point(char *out, uint32_t point)
{
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;

    *out++ = (char)(lead[more] | point >> 6 * more);
    while (more-- > 0)
        *out++ = (char)(0x80 | (point >> 6 * more & 0x3f));
    return out;
}

static uint32_t
unit_at(const unsigned char *p, bool high_first)
{
    return high_first ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

size_t
utf16_decode(struct slice s, bool high_first, bool last, char *out, size_t *used)
{
    enum { FIRST_HALF = 0x36, SECOND_HALF = 0x37 }; /* of a pair: the unit's high six bits */
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    char *to = out;

    while (end - p >= 2) {
        uint32_t unit = unit_at(p, high_first), next;

        if (unit >> 10 == FIRST_HALF && end - p < 4 && !last)
            break;
        next = end - p >= 4 ? unit_at(p + 2, high_first) : 0;
        p += 2;
        if (unit < 0x80)
            *to++ = (char)unit;
        else if (unit >> 10 == FIRST_HALF && next >> 10 == SECOND_HALF) {
            to = put_point(to, 0x10000 + ((unit & 0x3ff) << 10 | (next & 0x3ff)));
            p += 2;
        } else if (unit >> 10 == FIRST_HALF || unit >> 10 == SECOND_HALF)
            *to++ = UTF8_BAD;
        else
            to = put_point(to, unit);
    }
    if (last && p < end) {
        *to++ = UTF8_BAD;
        p++;
    }
    *used = (size_t)(p - (const unsigned char *)s.p);
    return (size_t)(to - out);
}
