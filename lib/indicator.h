/* The indicators made of counts, as exact fractions, and how they stand to their targets. */
#ifndef CANBAO_INDICATOR_H
#define CANBAO_INDICATOR_H

#include "measure.h"

/* In the order in which they are reported. */
enum indicator {
    INDICATOR_PERSONS,
    INDICATOR_ENTERPRISES,
    INDICATOR_BUSINESSES,
    INDICATOR_ENROLLMENT_RATE,
    INDICATOR_RENEWAL_RATE,
    INDICATOR_AVERAGE_PAID,
    INDICATOR_AVERAGE_PAID_OWN,
    INDICATOR_SHARE_LOW,
    INDICATOR_SHARE_LOW_EXACT,
    INDICATOR_SHARE_LOW_OWN,
    INDICATOR_SHARE_HIGH,
    INDICATOR_SHARE_HIGH_EXACT,
    INDICATOR_SHARE_HIGH_OWN,
    INDICATOR_THOUSAND_VILLAGES,
    INDICATOR_THOUSAND_TOWNS,
    INDICATOR_ENTERPRISE_RATE,
    INDICATOR_BUSINESS_RATE,
    INDICATOR_WORKER_RATE,
    INDICATOR_FLEXIBLE_INSURED,
    INDICATOR_NEW_FLEXIBLE,
    INDICATOR_DUAL_ENROLLED,
    INDICATOR_BACKPAY,
    INDICATOR_AREA_UNKNOWN,
    INDICATOR_ACTION, /* one for each action */
    INDICATORS = INDICATOR_ACTION + ACTIONS
};

extern const char *const indicator_name[INDICATORS + 1]; /* ends in NULL */

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
