#include "report/indicator.h"

#include "bytes/output.h"
#include "values/amount.h"

/* Sums of 64 bits times a target's 12 digits need more: 128 bits hold them. */
__extension__ typedef __int128 wide;

enum form { FORM_COUNT, FORM_SHARE, FORM_AVERAGE, FORM_VILLAGES, FORM_TOWNS };

/* How each is made of counts; a count has no denominator, villages and towns have their own. */
static const struct {
    enum form form;
    int numerator, denominator;
} made[INDICATOR_ACTION] = {
    [INDICATOR_PERSONS] = {FORM_COUNT, COUNT_PERSONS, 0},
    [INDICATOR_ENTERPRISES] = {FORM_COUNT, COUNT_ENTERPRISES, 0},
    [INDICATOR_BUSINESSES] = {FORM_COUNT, COUNT_BUSINESSES, 0},
    [INDICATOR_ENROLLMENT_RATE] = {FORM_SHARE, COUNT_INSURED, COUNT_ELIGIBLE},
    [INDICATOR_RENEWAL_RATE] = {FORM_SHARE, COUNT_RENEWED, COUNT_DUE_RENEWAL},
    [INDICATOR_AVERAGE_PAID] = {FORM_AVERAGE, COUNT_AMOUNT_CENTS, COUNT_PAYERS},
    [INDICATOR_AVERAGE_PAID_OWN] = {FORM_AVERAGE, COUNT_AMOUNT_OWN_CENTS, COUNT_PAYERS_OWN},
    [INDICATOR_SHARE_LOW] = {FORM_SHARE, COUNT_PAYERS_LOW, COUNT_PAYERS},
    [INDICATOR_SHARE_LOW_EXACT] = {FORM_SHARE, COUNT_PAYERS_LOW_EXACT, COUNT_PAYERS},
    [INDICATOR_SHARE_LOW_OWN] = {FORM_SHARE, COUNT_PAYERS_LOW_OWN, COUNT_PAYERS_OWN},
    [INDICATOR_SHARE_HIGH] = {FORM_SHARE, COUNT_PAYERS_HIGH, COUNT_PAYERS},
    [INDICATOR_SHARE_HIGH_EXACT] = {FORM_SHARE, COUNT_PAYERS_HIGH_EXACT, COUNT_PAYERS},
    [INDICATOR_SHARE_HIGH_OWN] = {FORM_SHARE, COUNT_PAYERS_HIGH_OWN, COUNT_PAYERS_OWN},
    [INDICATOR_THOUSAND_VILLAGES] = {FORM_VILLAGES, 0, 0},
    [INDICATOR_THOUSAND_TOWNS] = {FORM_TOWNS, 0, 0},
    [INDICATOR_ENTERPRISE_RATE] = {FORM_SHARE, COUNT_INSURED_ENTERPRISES, COUNT_ENTERPRISES},
    [INDICATOR_BUSINESS_RATE] = {FORM_SHARE, COUNT_INSURED_BUSINESSES, COUNT_BUSINESSES},
    [INDICATOR_WORKER_RATE] = {FORM_SHARE, COUNT_INSURED_WORKERS, COUNT_WORKERS},
    [INDICATOR_FLEXIBLE_INSURED] = {FORM_COUNT, COUNT_FLEXIBLE_INSURED, 0},
    [INDICATOR_NEW_FLEXIBLE] = {FORM_COUNT, COUNT_NEW_FLEXIBLE, 0},
    [INDICATOR_DUAL_ENROLLED] = {FORM_COUNT, COUNT_DUAL, 0},
    [INDICATOR_BACKPAY] = {FORM_COUNT, COUNT_BACKPAY, 0},
    [INDICATOR_AREA_UNKNOWN] = {FORM_COUNT, COUNT_AREA_UNKNOWN, 0},
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
    if (made[i].form == FORM_VILLAGES)
        return (struct fraction){a->thousand_villages, a->villages, 1};
    if (made[i].form == FORM_TOWNS)
        return (struct fraction){a->thousand_towns, a->towns, 1};
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
