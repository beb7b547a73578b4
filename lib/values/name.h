/* Names of persons and enterprises, so that one name is spelt in one way. */
#ifndef CANBAO_NAME_H
#define CANBAO_NAME_H

#include "base/slice.h"

/* Whether there is a dot of ASCII. It looks at up to 16 bytes more than the name
 * has, and may then say yes though there is none: most names are shorter, and one
 * look at a fixed length costs least. */
static inline bool
name_may_be_dotted(struct slice s)
{
    typedef char sixteen __attribute__((vector_size(16)));
    uint64_t found = 0;
    size_t i = 0;

    do {
        sixteen bytes;
        uint64_t dots[2];

        memcpy(&bytes, s.p + i, sizeof bytes);
        bytes = bytes == '.';
        memcpy(dots, &bytes, sizeof bytes);
        found |= dots[0] | dots[1];
        i += sizeof bytes;
    } while (__builtin_expect(i < s.n, 0));
    return found != 0;
}

/* A tidied name: a blank between two Han characters goes, a dot between two (. · • ‧ ∙ ⋅ ・ ． ･, a
 * blank on either side or not) becomes `·` (U+00B7); all else stays. Han are U+3007, U+3400-9FFF,
 * U+E000-FAFF and U+20000-3FFFD. Writes at most 2 * s.n bytes to `to`, which may not be s.p. */
struct slice name_tidy(struct slice s, char *to);

/* Whether a character is Han: U+3007, U+3400-9FFF, U+E000-FAFF, U+20000-3FFFD. */
bool name_is_han(uint32_t code);

#endif
