/* Which area is before which, in an indicator. */
#ifndef CANBAO_RANKING_H
#define CANBAO_RANKING_H

#include "page/figures.h"

/* The numbers of areas, best first. */
struct ranking {
    size_t *area;
    size_t count, known; /* known areas stand first */
};

/* The known areas of that level, the best in the indicator first, by exact fractions; a smaller one
 * is better where the target is not to be exceeded. What is equal, and what has no value, stands in
 * the order of the table, the latter last; behind all stand the areas that areas.csv lacks. Of a
 * village's level those of one town alone, if one is named. */
struct ranking ranking_of(const struct figures *f, enum level level, struct slice town,
                          enum indicator i);

/* Gives each known town its rank in each indicator: towns that are equal share one, 1, 2, 2, 4. */
void ranking_give(struct figures *f);

void ranking_free(struct ranking *r);

#endif
