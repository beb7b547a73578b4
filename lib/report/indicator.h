/* The indicators made of counts, as exact fractions, and how they stand to their targets. */
#ifndef CANBAO_INDICATOR_H
#define CANBAO_INDICATOR_H

#include "policy/targets.h"
#include "report/measure.h"

/* An area's counts, and the areas below it that are known, have payers, and of these reach the average. */
struct area_counts {
    struct counts counts;
    int64_t villages, thousand_villages, towns, thousand_towns;
};

/* Whether the area has payers whose average reaches the policy's average of a thousand-yuan village. */
bool indicator_is_thousand(const struct counts *c, const struct policy *policy);

/* Whether the indicator is reported at that level. */
bool indicator_is_at(enum indicator i, enum level level);

enum { INDICATOR_TEXT = 160 };

/* Writes `numerator TAB denominator TAB value TAB target TAB met TAB gap` (at most INDICATOR_TEXT bytes and
 * the target's text) and returns the end. The target may be NULL. */
char *indicator_print(char *p, enum indicator i, const struct area_counts *a,
                      const struct target *target);

#endif
