/* The table of aggregate-targets as it was read: the figures of the county, its towns and villages. */
#ifndef CANBAO_FIGURES_H
#define CANBAO_FIGURES_H

#include "policy/policy.h"
#include "stream/reader.h"

enum { FIGURE_NONE = -1 };

enum verdict { VERDICT_NA, VERDICT_MET, VERDICT_UNMET };

/* A cell of the table. Numerators of averages are cents. The value is in ten-thousandths for a
 * share, in cents for an average, else whole. FIGURE_NONE where the cell is empty; a figure that the
 * table lacks has nothing but these. */
struct figure {
    int64_t numerator, denominator, value, gap;
    enum verdict verdict;
    const struct target *target; /* of the policy, or NULL */
    size_t rank;                 /* among the known towns, from 1; 0 where there is none */
};

struct area_figures {
    enum level level;
    bool known;                 /* whether areas.csv has it */
    struct slice town, village; /* as they may be shown; no village for a town */
    struct figure of[INDICATORS];
};

/* The areas, each level in the order of the table. Their memory is kept to the end of the process. */
struct figures {
    struct area_figures *area;
    size_t count, room;
    struct dict names; /* level TAB town TAB village, by number of the area */
    size_t county;     /* its number */
};

/* Reads the table from the reader, which stays the caller's; each line counts as written. What is
 * not of that form, of other targets than the policy's, or without a line of the county is refused
 * with status 1. */
void figures_read(struct figures *f, struct reader *r, const struct policy *policy);

/* The same area in another table, or NULL: also where there is no other table. */
const struct area_figures *figures_same(const struct figures *f, const struct area_figures *area);

/* A number with at most that many decimals, times ten to the power of them; FIGURE_NONE for another
 * text. */
int64_t figure_parse(struct slice s, unsigned decimals);

/* The decimals of the indicator's value: 4 of a share, 2 of an average, none of a count. */
unsigned figure_decimals(enum indicator i);

#endif
