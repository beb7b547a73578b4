/* The indicators: what each is called and of which counts it is made. */
#ifndef CANBAO_INDICATOR_H
#define CANBAO_INDICATOR_H

#include "values/count.h"

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

/* How it is made of counts. */
enum form {
    FORM_COUNT,    /* a count itself; there is no denominator */
    FORM_SHARE,    /* a count in another */
    FORM_AVERAGE,  /* cents by a count of persons */
    FORM_VILLAGES, /* of villages, those that reach the average; of its own numbers */
    FORM_TOWNS     /* the same of towns */
};

struct indicator_row {
    const char *name;
    enum form form;
    enum count numerator, denominator;
};

struct indicator_row indicator_row(enum indicator i);

/* The indicator of that name, or -1. */
int indicator_parse(struct slice s);

enum level { LEVEL_COUNTY, LEVEL_TOWN, LEVEL_VILLAGE, LEVELS };

extern const char *const level_name[LEVELS];

/* The level of that name, or -1. */
int level_parse(struct slice s);

/* Whether the indicator is reported at that level. */
bool indicator_is_at(enum indicator i, enum level level);

#endif
