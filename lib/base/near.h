/* How alike two names are, for suggestions to people. */
#ifndef CANBAO_NEAR_H
#define CANBAO_NEAR_H

#include "base/slice.h"

/* Longer names are like no other. */
enum { NEAR_LONGEST = 64, NEAR_FAR = 1000 };

/* How many characters must be put in, left out or exchanged to make one of the other (Levenshtein,
 * 1966); NEAR_FAR where one is empty or has more than NEAR_LONGEST characters. Both are UTF-8. */
size_t near_distance(struct slice a, struct slice b);

/* A name less what is in brackets and less punctuation: 身份证号*（18位） is 身份证号. Full-width
 * characters must be folded. Writes at most s.n bytes to `to`, which may be s.p. */
struct slice near_core(struct slice s, char *to);

#endif
