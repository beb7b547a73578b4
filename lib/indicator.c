#include "indicator.h"

#include "amount.h"
#include "output.h"

/* Sums of 64 bits times a target's 12 digits need more: 128 bits hold them. */
__extension__ typedef __int128 wide;

enum form { FORM_COUNT, FORM_SHARE, FORM_AVERAGE, FORM_AREAS };

/* How each is made of counts; of areas: 0 villages, 1 towns. */
static const struct {
    enum form form;
    int numerator, denominator;
} made[INDICATOR_ACTION] = {
    {FORM_COUNT, COUNT_PERSONS, 0},
    {FORM_COUNT, COUNT_ENTERPRISES, 0},
    {FORM_COUNT, COUNT_BUSINESSES, 0},
    {FORM_SHARE, COUNT_INSURED, COUNT_ELIGIBLE},
    {FORM_SHARE, COUNT_RENEWED, COUNT_DUE_RENEWAL},
    {FORM_AVERAGE, COUNT_AMOUNT_CENTS, COUNT_PAYERS},
    {FORM_AVERAGE, COUNT_AMOUNT_OWN_CENTS, COUNT_PAYERS_OWN},
    {FORM_SHARE, COUNT_PAYERS_LOW, COUNT_PAYERS},
    {FORM_SHARE, COUNT_PAYERS_LOW_EXACT, COUNT_PAYERS},
    {FORM_SHARE, COUNT_PAYERS_LOW_OWN, COUNT_PAYERS_OWN},
    {FORM_SHARE, COUNT_PAYERS_HIGH, COUNT_PAYERS},
    {FORM_SHARE, COUNT_PAYERS_HIGH_EXACT, COUNT_PAYERS},
    {FORM_SHARE, COUNT_PAYERS_HIGH_OWN, COUNT_PAYERS_OWN},
    {FORM_AREAS, 0, 0},
    {FORM_AREAS, 1, 0},
    {FORM_SHARE, COUNT_INSURED_ENTERPRISES, COUNT_ENTERPRISES},
    {FORM_SHARE, COUNT_INSURED_BUSINESSES, COUNT_BUSINESSES},
    {FORM_SHARE, COUNT_INSURED_WORKERS, COUNT_WORKERS},
    {FORM_COUNT, COUNT_FLEXIBLE_INSURED, 0},
    {FORM_COUNT, COUNT_NEW_FLEXIBLE, 0},
    {FORM_COUNT, COUNT_DUAL, 0},
    {FORM_COUNT, COUNT_BACKPAY, 0},
    {FORM_COUNT, COUNT_AREA_UNKNOWN, 0},
};

const char *const indicator_name[INDICATORS + 1] = {
    "persons",
    "enterprises",
    "businesses",
    "enrollment_rate",
    "renewal_rate",
    "average_paid",
    "average_paid_own",
    "share_low",
    "share_low_exact",
    "share_low_own",
    "share_high",
    "share_high_exact",
    "share_high_own",
    "thousand_villages",
    "thousand_towns",
    "enterprise_rate",
    "business_rate",
    "worker_rate",
    "flexible_insured",
    "new_flexible",
    "dual_enrolled",
    "backpay",
    "area_unknown",
    "action_keep",
    "action_raise",
    "action_renew",
    "action_enrol_resident",
    "action_enrol_employee",
    "action_switch",
    "action_stop",
    "action_verify",
    "action_none",
    NULL,
};

struct fraction {
    int64_t numerator, denominator; /* denominator 1 for a count */
    int64_t unit;                   /* of the numerator: 100 where it is cents */
};

static struct fraction
fraction_of(enum indicator i, const struct area_counts *a)
{
    const int64_t *of = a->counts.of;

    if (i >= INDICATOR_ACTION)
        return (struct fraction){of[COUNT_ACTION + (int)i - INDICATOR_ACTION], 1, 1};
    if (made[i].form == FORM_COUNT)
        return (struct fraction){of[made[i].numerator], 1, 1};
    if (made[i].form == FORM_AREAS)
        return made[i].numerator ? (struct fraction){a->thousand_towns, a->towns, 1}
                                 : (struct fraction){a->thousand_villages, a->villages, 1};
    return (struct fraction){of[made[i].numerator], of[made[i].denominator],
                             made[i].form == FORM_AVERAGE ? 100 : 1};
}

static enum form
form_of(enum indicator i)
{
    return i >= INDICATOR_ACTION ? FORM_COUNT : made[i].form;
}

bool
indicator_is_thousand(const struct counts *c, const struct policy *policy)
{
    wide wanted = (wide)policy->thousand_village_average * 100 * c->of[COUNT_PAYERS];

    return c->of[COUNT_PAYERS] > 0 && c->of[COUNT_AMOUNT_CENTS] >= wanted;
}

bool
indicator_is_at(enum indicator i, enum level level)
{
    if (i == INDICATOR_THOUSAND_TOWNS)
        return level == LEVEL_COUNTY;
    return i != INDICATOR_THOUSAND_VILLAGES || level != LEVEL_VILLAGE;
}

/* With that many decimals, half up. */
static char *
put_rounded(char *p, wide numerator, wide denominator, unsigned decimals)
{
    int64_t scale = 1, rest;
    wide value;

    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    value = (numerator * scale * 2 + denominator) / (denominator * 2);
    p = whole_print(p, (int64_t)(value / scale));
    *p++ = '.';
    rest = (int64_t)(value % scale);
    for (scale /= 10; scale > 0; scale /= 10)
        *p++ = (char)('0' + rest / scale % 10);
    return p;
}

static char *
put_value(char *p, enum form form, struct fraction f)
{
    if (form == FORM_COUNT)
        return whole_print(p, f.numerator);
    if (f.denominator == 0)
        return p;
    return form == FORM_AVERAGE ? put_rounded(p, f.numerator, (wide)f.denominator * f.unit, 2)
                                : put_rounded(p, f.numerator, f.denominator, 4);
}

/* A number from 0 on that may need more than 64 bits. */
static char *
put_wide(char *p, wide value)
{
    char digits[40];
    size_t n = 0;

    do
        digits[n++] = (char)('0' + (int)(value % 10));
    while ((value /= 10) > 0);
    while (n > 0)
        *p++ = digits[--n];
    return p;
}

/* `met TAB gap`, compared exactly. The gap is rounded up to whole persons, areas or yuan. */
static char *
put_verdict(char *p, struct fraction f, const struct target *target)
{
    wide missing, step;
    bool met;

    if (!target || f.denominator == 0)
        return put(p, SLICE("na\t"));
    missing = (wide)target->part * f.denominator * f.unit - (wide)f.numerator * target->whole;
    if (target->below)
        missing = -missing;
    met = missing <= 0;
    p = put(p, met ? SLICE("yes\t") : SLICE("no\t"));
    step = (wide)target->whole * f.unit;
    return put_wide(p, met ? 0 : (missing + step - 1) / step);
}

char *
indicator_print(char *p, enum indicator i, const struct area_counts *a, const struct target *target)
{
    struct fraction f = fraction_of(i, a);
    enum form form = form_of(i);

    p = form == FORM_AVERAGE ? amount_print(p, f.numerator) : whole_print(p, f.numerator);
    *p++ = '\t';
    if (form != FORM_COUNT)
        p = whole_print(p, f.denominator);
    *p++ = '\t';
    p = put_value(p, form, f);
    *p++ = '\t';
    if (target)
        p = put(p, target->text);
    *p++ = '\t';
    return put_verdict(p, f, target);
}
