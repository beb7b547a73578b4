#include "report/measure.h"

#include "values/amount.h"

static bool
add(int64_t *to, int64_t value)
{
    return !__builtin_add_overflow(*to, value, to);
}

static bool
measure_enterprise(struct counts *c, const struct measured *m)
{
    bool insured = m->employee == STANDING_ACTIVE;

    c->of[m->business ? COUNT_BUSINESSES : COUNT_ENTERPRISES]++;
    c->of[m->business ? COUNT_INSURED_BUSINESSES : COUNT_INSURED_ENTERPRISES] += insured;
    return add(&c->of[COUNT_WORKERS], m->workers > 0 ? m->workers : 0) &&
           add(&c->of[COUNT_INSURED_WORKERS], m->insured_workers > 0 ? m->insured_workers : 0);
}

/* Cents paid, or that would be. */
static int64_t
pay_of(const struct measured *m, enum basis basis)
{
    enum pay pay = basis == BASIS_PAID ? PAY_AS_NOW : action_row[m->action].pay;

    return pay == PAY_AS_NOW ? m->paid : pay == PAY_GRADE ? m->grade * 100 : 0;
}

static bool
is_in_scheme(const struct measured *m, enum basis basis)
{
    bool active = m->resident == STANDING_ACTIVE;

    if (basis == BASIS_PAID)
        return active;
    return action_row[m->action].in_scheme || (active && m->action == ACTION_NONE);
}

static bool
measure_payer(struct counts *c, const struct measured *m, int64_t pay, const struct policy *policy)
{
    bool own = !(m->tags & TAG_BIT(TAG_PROXY));
    int64_t low = policy->share_low_grade * 100, high = policy->share_high_grade * 100;

    c->of[COUNT_PAYERS]++;
    c->of[COUNT_PAYERS_LOW] += pay >= low;
    c->of[COUNT_PAYERS_LOW_EXACT] += pay == low;
    c->of[COUNT_PAYERS_HIGH] += pay >= high;
    c->of[COUNT_PAYERS_HIGH_EXACT] += pay == high;
    c->of[COUNT_PAYERS_OWN] += own;
    c->of[COUNT_PAYERS_LOW_OWN] += own && pay >= low;
    c->of[COUNT_PAYERS_HIGH_OWN] += own && pay >= high;
    return add(&c->of[COUNT_AMOUNT_CENTS], pay) &&
           add(&c->of[COUNT_AMOUNT_OWN_CENTS], own ? pay : 0);
}

bool
measure(struct counts *c, const struct measured *m, enum basis basis, const struct policy *policy)
{
    bool gone, covered, eligible, due;
    int64_t pay;

    if (m->enterprise)
        return measure_enterprise(c, m);
    gone = m->tags & (TAG_BIT(TAG_DECEASED) | TAG_BIT(TAG_MOVED_OUT));
    covered = m->employee == STANDING_ACTIVE || m->flexible == STANDING_ACTIVE ||
              (m->tags & TAG_BIT(TAG_ELSEWHERE));
    eligible =
        (m->tags & TAG_BIT(TAG_REGISTRY)) && !gone && !(m->tags & TAG_BIT(TAG_EXEMPT)) && m->of_age;
    due = m->paid_prev > 0 && m->of_age && !gone && !covered;
    pay = pay_of(m, basis);
    c->of[COUNT_PERSONS]++;
    c->of[COUNT_ELIGIBLE] += eligible;
    c->of[COUNT_INSURED] += eligible && (covered || is_in_scheme(m, basis));
    c->of[COUNT_DUE_RENEWAL] += due;
    c->of[COUNT_RENEWED] += due && pay > 0;
    c->of[COUNT_FLEXIBLE_INSURED] += m->flexible == STANDING_ACTIVE;
    c->of[COUNT_NEW_FLEXIBLE] += m->flexible == STANDING_ACTIVE && m->new_flexible;
    c->of[COUNT_DUAL] += m->resident == STANDING_ACTIVE && covered;
    c->of[COUNT_BACKPAY] += m->backpay;
    c->of[COUNT_AREA_UNKNOWN] += (m->tags & TAG_BIT(TAG_AREA_UNKNOWN)) != 0;
    c->of[COUNT_ACTION + m->action]++;
    return pay <= 0 || measure_payer(c, m, pay, policy);
}

bool
counts_add(struct counts *to, const struct counts *from)
{
    for (int i = 0; i < COUNTS; i++)
        if (!add(&to->of[i], from->of[i]))
            return false;
    return true;
}
