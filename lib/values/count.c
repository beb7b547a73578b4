#include "values/count.h"

static const char *const name[COUNT_ACTION] = {
    [COUNT_PERSONS] = "persons",
    [COUNT_ENTERPRISES] = "enterprises",
    [COUNT_ELIGIBLE] = "eligible",
    [COUNT_INSURED] = "insured",
    [COUNT_DUE_RENEWAL] = "due_renewal",
    [COUNT_RENEWED] = "renewed",
    [COUNT_PAYERS] = "payers",
    [COUNT_AMOUNT_CENTS] = "amount_cents",
    [COUNT_PAYERS_LOW] = "payers_low",
    [COUNT_PAYERS_LOW_EXACT] = "payers_low_exact",
    [COUNT_PAYERS_HIGH] = "payers_high",
    [COUNT_PAYERS_HIGH_EXACT] = "payers_high_exact",
    [COUNT_PAYERS_OWN] = "payers_own",
    [COUNT_AMOUNT_OWN_CENTS] = "amount_own_cents",
    [COUNT_PAYERS_LOW_OWN] = "payers_low_own",
    [COUNT_PAYERS_HIGH_OWN] = "payers_high_own",
    [COUNT_INSURED_ENTERPRISES] = "insured_enterprises",
    [COUNT_BUSINESSES] = "businesses",
    [COUNT_INSURED_BUSINESSES] = "insured_businesses",
    [COUNT_WORKERS] = "workers",
    [COUNT_INSURED_WORKERS] = "insured_workers",
    [COUNT_FLEXIBLE_INSURED] = "flexible_insured",
    [COUNT_NEW_FLEXIBLE] = "new_flexible",
    [COUNT_DUAL] = "dual",
    [COUNT_BACKPAY] = "backpay",
    [COUNT_AREA_UNKNOWN] = "area_unknown",
};

const char *
count_name(enum count count)
{
    return count < COUNT_ACTION ? name[count] : action_row[count - COUNT_ACTION].count;
}
