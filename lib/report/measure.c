#include "report/measure.h"

#include "values/amount.h"

const char *const count_name[COUNTS] = {
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
    [COUNT_ACTION + ACTION_KEEP] = "action_keep",
    [COUNT_ACTION + ACTION_RAISE] = "action_raise",
    [COUNT_ACTION + ACTION_RENEW] = "action_renew",
    [COUNT_ACTION + ACTION_ENROL_RESIDENT] = "action_enrol_resident",
    [COUNT_ACTION + ACTION_ENROL_EMPLOYEE] = "action_enrol_employee",
    [COUNT_ACTION + ACTION_SWITCH] = "action_switch",
    [COUNT_ACTION + ACTION_STOP] = "action_stop",
    [COUNT_ACTION + ACTION_VERIFY] = "action_verify",
    [COUNT_ACTION + ACTION_NONE] = "action_none",
};

#define ACTION_BIT(action) (1U << (action))

enum {
    PAYING =
        1U << ACTION_KEEP | 1U << ACTION_RAISE | 1U << ACTION_RENEW | 1U << ACTION_ENROL_RESIDENT,
    NOT_PAYING =
        1U << ACTION_STOP | 1U << ACTION_SWITCH | 1U << ACTION_ENROL_EMPLOYEE | 1U << ACTION_VERIFY,
    IN_SCHEME = PAYING | 1U << ACTION_ENROL_EMPLOYEE | 1U << ACTION_SWITCH
};

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
    if (basis != BASIS_PAID && (ACTION_BIT(m->action) & PAYING))
        return m->grade * 100;
    if (basis != BASIS_PAID && (ACTION_BIT(m->action) & NOT_PAYING))
        return 0;
    return m->paid;
}

static bool
is_in_scheme(const struct measured *m, enum basis basis)
{
    bool active = m->resident == STANDING_ACTIVE;

    if (basis == BASIS_PAID)
        return active;
    return (ACTION_BIT(m->action) & IN_SCHEME) || (active && m->action == ACTION_NONE);
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
