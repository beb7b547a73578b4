/* What is counted of persons and enterprises, village by village: integers that add up. */
#ifndef CANBAO_MEASURE_H
#define CANBAO_MEASURE_H

#include "policy/policy.h"

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

extern const char *const count_name[COUNTS];

struct counts {
    int64_t of[COUNTS];
};

/* A record as it is measured. Amounts in cents, grades in yuan, AMOUNT_NONE where empty. */
struct measured {
    bool enterprise, business; /* business: an enterprise whose code begins with 92 (个体工商户) */
    uint32_t tags;
    enum standing resident, employee, flexible;
    bool of_age, new_flexible, backpay;
    int64_t paid_prev, paid, grade; /* grade: the one due or advised, as the basis asks */
    enum action action;
    int64_t workers, insured_workers;
};

/* What is measured: what is paid, or what would be if every action were carried out. */
enum basis { BASIS_PAID, BASIS_DUE, BASIS_ADVISED };

/* Counts the record. False if a sum grows beyond 64 bits: then the counts are of no use. */
bool measure(struct counts *c, const struct measured *m, enum basis basis,
             const struct policy *policy);

/* Adds. False if a sum grows beyond 64 bits. */
bool counts_add(struct counts *to, const struct counts *from);

#endif
