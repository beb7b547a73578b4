/* Retirement in the employee scheme: the month in which somebody reaches the statutory age
 * (retirement.csv), and how long a pension must have been paid for by then (minimum_months.csv).
 * Residents are not concerned. A policy may lack both tables. */
#ifndef CANBAO_RETIREMENT_H
#define CANBAO_RETIREMENT_H

#include "values/month.h"

/* Who was born before the month `from` retires at the age of `base`; for each `step` months of
 * birth from there on a month later, up to the age of `cap`. Ages are months. */
struct retirement_rule {
    int32_t from, base, step, cap;
};

struct retirement {
    bool given; /* whether the policy has the tables */
    struct retirement_rule men, women;

    /* By rising month of retirement: the months of contribution from there on. The first is 0. */
    struct retirement_minimum {
        int32_t from, months;
    } * minimum;
    size_t minimums;
};

/* Reads both tables of DIR; one that makes no sense, or is there alone, ends the filter with status
 * 2. */
void retirement_read(struct retirement *r, const char *dir);

static inline const struct retirement_rule *
retirement_rule(const struct retirement *r, bool woman)
{
    return woman ? &r->women : &r->men;
}

/* The month of retirement of those born in that month: it rises with the month of birth. (Decision
 * of the Standing Committee of the National People's Congress, 2024-09-13.) */
static inline int32_t
retirement_month(const struct retirement_rule *rule, int32_t birth)
{
    int32_t most = rule->cap - rule->base, delay = 0;

    if (birth >= rule->from)
        delay = (birth - rule->from) / rule->step + 1;
    return birth + rule->base + (delay < most ? delay : most);
}

/* The first month of birth of those who retire in that month or later. */
int32_t retirement_born(const struct retirement_rule *rule, int32_t month);

/* The months of contribution that who retires in that month must have. */
int32_t retirement_minimum(const struct retirement *r, int32_t month);

#endif
