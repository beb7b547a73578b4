/* What is UTF-8. */
#ifndef CANBAO_UTF8_H
#define CANBAO_UTF8_H

#include "base/slice.h"

/* Whether the bytes are UTF-8 to the letter: no overlong forms, surrogates, nothing past
 * U+10FFFF. */
bool utf8_valid(struct slice s);

/* The length of the longest valid start of s. */
size_t utf8_valid_prefix(struct slice s);

/* For the test that holds the kernels together: use only the plain one from now on. */
void utf8_use_plain(bool plain);

/* Stands in decoded text for a byte that is of no character, and is itself never valid UTF-8. */
#define UTF8_BAD '\xff'

#endif
