/* The judgement of a whole file, when all its rows are read: whether it is to be refused. */
#ifndef CANBAO_VERDICT_H
#define CANBAO_VERDICT_H

#include "roster/entry.h"
#include "roster/tally.h"

/* What counts for the verdict beside the tally. An empty one is that of no entry. */
struct verdict {
    uint64_t full_ids, rounded_ids; /* of 18 digits, and those of them that end in 000 */
};

void verdict_add(struct verdict *v, const struct entry *e);

/* Says what is wrong with the file as a whole; whether it is refused. That is so where more rows
 * are rejected than its limit allows, and where enough were accepted to judge their IDs and those
 * of 18 digits all end in 000. `mendable`: the rejects were written out. */
bool verdict_say(const struct verdict *v, const struct tally *t, enum source source, bool mendable);

#endif
