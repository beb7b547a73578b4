/* What is counted of persons and enterprises, village by village: integers that add up. */
#ifndef CANBAO_MEASURE_H
#define CANBAO_MEASURE_H

#include "policy/policy.h"
#include "values/count.h"

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
