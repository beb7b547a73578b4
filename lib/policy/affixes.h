/* What people write before or behind the name of a place (values.csv:
 * prefix, suffix), to be taken off. */
#ifndef CANBAO_AFFIXES_H
#define CANBAO_AFFIXES_H

#include "base/slice.h"

/* In a suffix # stands for a number: digits or 〇零一二三四五六七八九十百, one or more. All are
 * half-width and without blanks, and live as long as the process. */
struct affixes {
    struct slice *prefix, *suffix;
    size_t prefixes, suffixes, prefix_room, suffix_room;
};

void affixes_add_prefix(struct affixes *a, struct slice prefix);
void affixes_add_suffix(struct affixes *a, struct slice suffix);

/* The text less the longest prefix that it has and that is not all of it; the text itself where
 * there is none. The `more` texts of `also` count as prefixes too. */
struct slice affixes_less_prefix(const struct affixes *a, struct slice s, const struct slice *also,
                                 size_t more);

/* The same of suffixes. */
struct slice affixes_less_suffix(const struct affixes *a, struct slice s);

#endif
