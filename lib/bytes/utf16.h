/* UTF-16 into UTF-8. */
#ifndef CANBAO_UTF16_H
#define CANBAO_UTF16_H

#include "base/slice.h"

/* Decodes units whose high byte comes first or second to out (room for 3 bytes per byte of s and 4
 * more) and sets *used to the bytes taken; at most three are left, the start of a character, unless
 * `last` says that none follow. Half a pair, or half a unit at the end, becomes UTF8_BAD. Returns
 * the bytes written. */
size_t utf16_decode(struct slice s, bool high_first, bool last, char *out, size_t *used);

#endif
