/* Character sets: what is UTF-8, and GB18030 and UTF-16 into UTF-8.
 *
 * A separator of CSV (comma, quote, CR, LF) is never part of a longer character in either, so a fault in
 * one cell cannot reach the next. */
#ifndef CANBAO_CHARSET_H
#define CANBAO_CHARSET_H

#include "base/slice.h"

/* Whether the bytes are UTF-8 to the letter: no overlong forms, surrogates, nothing past U+10FFFF. */
bool utf8_valid(struct slice s);

/* The length of the longest valid start of s. */
size_t utf8_valid_prefix(struct slice s);

/* For the test that holds the kernels together: use only the plain one from now on. */
void utf8_use_plain(bool plain);

/* Stands in decoded text for a byte that is of no character, and is itself never valid UTF-8. */
#define CHARSET_BAD '\xff'

struct gb18030;

/* A decoder; status 3 if the system's iconv does not know GB18030. */
struct gb18030 *gb18030_new(void);
void gb18030_free(struct gb18030 *g);

/* Decodes to out (room for 3 bytes per byte of s and 4 more) and sets *used to the bytes taken; at most three are
 * left, the start of a character, unless `last` says that none follow. A byte that begins no character
 * becomes CHARSET_BAD, and the next byte is looked at afresh. 0x80 is the euro sign, as in code page 936.
 * Returns the bytes written. */
size_t gb18030_decode(struct gb18030 *g, struct slice s, bool last, char *out, size_t *used);

/* The same for UTF-16, the high byte of each unit first or second; half a pair, or half a unit at the end,
 * becomes CHARSET_BAD. */
size_t utf16_decode(struct slice s, bool high_first, bool last, char *out, size_t *used);

#endif
