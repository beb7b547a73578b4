/* The indicators that are measured, and their targets (targets.csv). */
#ifndef CANBAO_TARGETS_H
#define CANBAO_TARGETS_H

#include "policy/areas.h"
#include "policy/rules.h"

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

enum level { LEVEL_COUNTY, LEVEL_TOWN, LEVEL_VILLAGE, LEVELS };

extern const char *const level_name[LEVELS];

/* A target: the value must be at least (at most, where `below`) part / whole, whole a power of ten. */
struct target {
    enum indicator indicator;
    bool level[LEVELS];
    struct slice area; /* `*` or a name */
    bool below;
    int64_t part, whole;
    struct slice text; /* as the table has it */
};

struct targets {
    struct target *row;
    size_t rows;
};

/* Reads DIR/targets.csv; a table that makes no sense ends the filter with status 2. */
void targets_read(struct targets *t, const char *dir, const struct areas *areas,
                  struct slice county);

/* The target of that indicator for that area: the row that names it, else the one for all; or NULL. */
const struct target *targets_find(const struct targets *t, enum indicator indicator,
                                  enum level level, struct slice area);

#endif
