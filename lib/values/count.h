/* What is counted of persons and enterprises. */
#ifndef CANBAO_COUNT_H
#define CANBAO_COUNT_H

#include "values/action.h"

/* The columns of counts, in this order, behind town and village. */
enum count {
    COUNT_PERSONS,
    COUNT_ENTERPRISES,
    COUNT_ELIGIBLE,
    COUNT_INSURED,
    COUNT_DUE_RENEWAL,
    COUNT_RENEWED,
    COUNT_PAYERS,
    COUNT_AMOUNT_CENTS,
    COUNT_PAYERS_LOW,
    COUNT_PAYERS_LOW_EXACT,
    COUNT_PAYERS_HIGH,
    COUNT_PAYERS_HIGH_EXACT,
    COUNT_PAYERS_OWN,
    COUNT_AMOUNT_OWN_CENTS,
    COUNT_PAYERS_LOW_OWN,
    COUNT_PAYERS_HIGH_OWN,
    COUNT_INSURED_ENTERPRISES,
    COUNT_BUSINESSES,
    COUNT_INSURED_BUSINESSES,
    COUNT_WORKERS,
    COUNT_INSURED_WORKERS,
    COUNT_FLEXIBLE_INSURED,
    COUNT_NEW_FLEXIBLE,
    COUNT_DUAL,
    COUNT_BACKPAY,
    COUNT_AREA_UNKNOWN,
    COUNT_ACTION, /* one for each action */
    COUNTS = COUNT_ACTION + ACTIONS
};

const char *count_name(enum count count);

#endif
