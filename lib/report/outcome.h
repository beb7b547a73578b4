/* What an area comes to: its indicators as exact fractions, and how they stand to their targets. */
#ifndef CANBAO_OUTCOME_H
#define CANBAO_OUTCOME_H

#include "policy/targets.h"
#include "report/measure.h"

/* An area's counts, and the areas below it that are known, have payers, and of these reach the
 * average. */
struct area_counts {
    struct counts counts;
    int64_t villages, thousand_villages, towns, thousand_towns;
};

/* Whether the area has payers whose average reaches the policy's average of a thousand-yuan
 * village. */
bool outcome_is_thousand(const struct counts *c, const struct policy *policy);

enum { OUTCOME_TEXT = 160 };

/* Writes `numerator TAB denominator TAB value TAB target TAB met TAB gap` (at most OUTCOME_TEXT
 * bytes and the target's text) and returns the end. The target may be NULL. */
char *outcome_print(char *p, enum indicator i, const struct area_counts *a,
                    const struct target *target);

#endif
