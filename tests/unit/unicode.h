/* Characters as UTF-8. */
#ifndef CANBAO_UNICODE_H
#define CANBAO_UNICODE_H

#include "base/slice.h"

enum { UNICODE_LAST = 0x10ffff };

static inline bool
unicode_is_character(uint32_t code)
{
    return code <= UNICODE_LAST && (code < 0xd800 || code > 0xdfff);
}

/* Writes a character, at most 4 bytes, and returns its end. */
static inline char *
unicode_put(char *p, uint32_t code)
{
    if (code < 0x80) {
        *p++ = (char)code;
        return p;
    }
    if (code < 0x800)
        *p++ = (char)(0xc0 | code >> 6);
    else if (code < 0x10000) {
        *p++ = (char)(0xe0 | code >> 12);
        *p++ = (char)(0x80 | (code >> 6 & 63));
    } else {
        *p++ = (char)(0xf0 | code >> 18);
        *p++ = (char)(0x80 | (code >> 12 & 63));
        *p++ = (char)(0x80 | (code >> 6 & 63));
    }
    *p++ = (char)(0x80 | (code & 63));
    return p;
}

#endif
