/* GB18030 into UTF-8.
 *
 * A separator of CSV (comma, quote, CR, LF) is never part of a longer character, so a fault in one
 * cell cannot reach the next. */
#ifndef CANBAO_GB18030_H
#define CANBAO_GB18030_H

#include "base/slice.h"

struct gb18030;

/* A decoder; status 3 if the system's iconv does not know GB18030. */
struct gb18030 *gb18030_new(void);
void gb18030_free(struct gb18030 *g);

/* Decodes to out (room for 3 bytes per byte of s and 4 more) and sets *used to the bytes taken; at
 * most three are left, the start of a character, unless `last` says that none follow. A byte that
 * begins no character becomes UTF8_BAD, and the next byte is looked at afresh. 0x80 is the euro
 * sign, as in code page 936. Returns the bytes written. */
size_t gb18030_decode(struct gb18030 *g, struct slice s, bool last, char *out, size_t *used);

#endif
