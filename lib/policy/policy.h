/* The policy: all that the notice decides, as tables. Whatever filter is given a policy
 * reads all of it, so that one that makes no sense is refused by each (status 2, file and
 * line). It lives as long as the process. */
#ifndef CANBAO_POLICY_H
#define CANBAO_POLICY_H

#include "policy/areas.h"
#include "policy/bands.h"
#include "policy/headers.h"
#include "policy/retirement.h"
#include "policy/rules.h"
#include "policy/targets.h"
#include "policy/values.h"

struct policy {
    const char *dir; /* where its tables are */
    struct slice title, county;
    unsigned year;
    uint32_t as_of; /* the day on which ages are counted, as in date.h */
    int64_t share_low_grade, share_high_grade, thousand_village_average; /* yuan */
    uint32_t backpay_band; /* its number in the names of the bands */
    struct areas areas;
    struct retirement retirement;
    struct bands bands;
    struct headers headers;
    struct rules rules;
    struct targets targets;
    struct values values;
};

/* Reads the policy of that directory, or the shipped one of that name where there is no such
 * directory; NULL: that of $CANBAO_POLICY, else the shipped xiuning-2024. */
const struct policy *policy_read(const char *name);

#endif
