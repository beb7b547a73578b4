/* The judgement of a whole file, when all its rows are read: whether it is to be refused. */
#ifndef CANBAO_VERDICT_H
#define CANBAO_VERDICT_H

#include "bytes/account.h"
#include "roster/entry.h"

/* How many rows of a file may be rejected: rows, or hundredths of a per cent. */
struct verdict_limit {
    uint64_t most;
    bool is_share;
};

/* Reads --max-rejects: N, or P% with at most two decimals. What is neither ends the filter with
 * status 2. */
struct verdict_limit verdict_take_limit(const char *value);

/* What counts for the verdict beside the account. An empty one is that of no entry. */
struct verdict {
    uint64_t full_ids, rounded_ids; /* of 18 digits, and those of them that end in 000 */
};

void verdict_add(struct verdict *v, const struct entry *e);

/* Says what is wrong with the file as a whole; whether it is refused. That is so where it has 20
 * or more rows of which more than the limit are rejected, or fewer that are all rejected; and
 * where it has 20 or more accepted rows of persons whose 18-digit IDs all end in 000. `mendable`:
 * the rejects were written out. */
bool verdict_say(const struct verdict *v, const struct account *a, enum source source,
                 struct verdict_limit limit, bool mendable);

#endif
