#include "values/indicator.h"

const char *const level_name[LEVELS] = {
    [LEVEL_COUNTY] = "county",
    [LEVEL_TOWN] = "town",
    [LEVEL_VILLAGE] = "village",
};

/* A count has no denominator; villages and towns have numbers of their own. */
static const struct indicator_row row[INDICATOR_ACTION] = {
    [INDICATOR_PERSONS] = {"persons", FORM_COUNT, COUNT_PERSONS, 0},
    [INDICATOR_ENTERPRISES] = {"enterprises", FORM_COUNT, COUNT_ENTERPRISES, 0},
    [INDICATOR_BUSINESSES] = {"businesses", FORM_COUNT, COUNT_BUSINESSES, 0},
    [INDICATOR_ENROLLMENT_RATE] = {"enrollment_rate", FORM_SHARE, COUNT_INSURED, COUNT_ELIGIBLE},
    [INDICATOR_RENEWAL_RATE] = {"renewal_rate", FORM_SHARE, COUNT_RENEWED, COUNT_DUE_RENEWAL},
    [INDICATOR_AVERAGE_PAID] = {"average_paid", FORM_AVERAGE, COUNT_AMOUNT_CENTS, COUNT_PAYERS},
    [INDICATOR_AVERAGE_PAID_OWN] = {"average_paid_own", FORM_AVERAGE, COUNT_AMOUNT_OWN_CENTS,
                                    COUNT_PAYERS_OWN},
    [INDICATOR_SHARE_LOW] = {"share_low", FORM_SHARE, COUNT_PAYERS_LOW, COUNT_PAYERS},
    [INDICATOR_SHARE_LOW_EXACT] = {"share_low_exact", FORM_SHARE, COUNT_PAYERS_LOW_EXACT,
                                   COUNT_PAYERS},
    [INDICATOR_SHARE_LOW_OWN] = {"share_low_own", FORM_SHARE, COUNT_PAYERS_LOW_OWN,
                                 COUNT_PAYERS_OWN},
    [INDICATOR_SHARE_HIGH] = {"share_high", FORM_SHARE, COUNT_PAYERS_HIGH, COUNT_PAYERS},
    [INDICATOR_SHARE_HIGH_EXACT] = {"share_high_exact", FORM_SHARE, COUNT_PAYERS_HIGH_EXACT,
                                    COUNT_PAYERS},
    [INDICATOR_SHARE_HIGH_OWN] = {"share_high_own", FORM_SHARE, COUNT_PAYERS_HIGH_OWN,
                                  COUNT_PAYERS_OWN},
    [INDICATOR_THOUSAND_VILLAGES] = {"thousand_villages", FORM_VILLAGES, 0, 0},
    [INDICATOR_THOUSAND_TOWNS] = {"thousand_towns", FORM_TOWNS, 0, 0},
    [INDICATOR_ENTERPRISE_RATE] = {"enterprise_rate", FORM_SHARE, COUNT_INSURED_ENTERPRISES,
                                   COUNT_ENTERPRISES},
    [INDICATOR_BUSINESS_RATE] = {"business_rate", FORM_SHARE, COUNT_INSURED_BUSINESSES,
                                 COUNT_BUSINESSES},
    [INDICATOR_WORKER_RATE] = {"worker_rate", FORM_SHARE, COUNT_INSURED_WORKERS, COUNT_WORKERS},
    [INDICATOR_FLEXIBLE_INSURED] = {"flexible_insured", FORM_COUNT, COUNT_FLEXIBLE_INSURED, 0},
    [INDICATOR_NEW_FLEXIBLE] = {"new_flexible", FORM_COUNT, COUNT_NEW_FLEXIBLE, 0},
    [INDICATOR_DUAL_ENROLLED] = {"dual_enrolled", FORM_COUNT, COUNT_DUAL, 0},
    [INDICATOR_BACKPAY] = {"backpay", FORM_COUNT, COUNT_BACKPAY, 0},
    [INDICATOR_AREA_UNKNOWN] = {"area_unknown", FORM_COUNT, COUNT_AREA_UNKNOWN, 0},
};

struct indicator_row
indicator_row(enum indicator i)
{
    enum count of_action;

    if (i < INDICATOR_ACTION)
        return row[i];
    of_action = COUNT_ACTION + (i - INDICATOR_ACTION);
    return (struct indicator_row){count_name(of_action), FORM_COUNT, of_action, 0};
}

bool
indicator_is_at(enum indicator i, enum level level)
{
    switch (indicator_row(i).form) {
    case FORM_TOWNS:
        return level == LEVEL_COUNTY;
    case FORM_VILLAGES:
        return level != LEVEL_VILLAGE;
    default:
        return true;
    }
}

int
indicator_parse(struct slice s)
{
    for (enum indicator i = 0; i < INDICATORS; i++)
        if (slice_is(s, slice_of(indicator_row(i).name)))
            return (int)i;
    return -1;
}

int
level_parse(struct slice s)
{
    for (int i = 0; i < LEVELS; i++)
        if (slice_is(s, slice_of(level_name[i])))
            return i;
    return -1;
}
