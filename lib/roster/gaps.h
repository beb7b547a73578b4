/* The columns that a source has and a file has not. */
#ifndef CANBAO_GAPS_H
#define CANBAO_GAPS_H

#include "roster/roster.h"
#include "roster/tally.h"

/* A set of sources for each item, one bit each: for whom a column may be missing that the source
 * has need of. */
struct gaps_without {
    uint32_t sources[ITEMS];
};

/* Adds what --without names: COLUMN or SOURCE:COLUMN, one or more with commas between. What is
 * none, and id and name, end the filter with status 2. */
void gaps_take_without(struct gaps_without *without, const char *value);

/* Ends the filter with status 1 where a column is missing that the source has need of and may not
 * do without, naming the headers that come near and the row of columns.csv. Says which others are
 * missing that are not in the set, and which are not looked at since another before them says the
 * same; writes down all that are missing. */
void gaps_check(const struct roster *r, const struct headers *headers,
                const struct gaps_without *without, enum tally_gap gap[ITEMS]);

#endif
