#include "report/outcome.h"

#include "bytes/output.h"
#include "values/amount.h"

/* Sums of 64 bits times a target's 12 digits need more: 128 bits hold them. */
__extension__ typedef __int128 wide;

struct fraction {
    int64_t numerator, denominator; /* denominator 1 for a count */
    int64_t unit;                   /* of the numerator: 100 where it is cents */
};

static struct fraction
fraction_of(const struct indicator_row *made, const struct area_counts *a)
{
    int64_t numerator = a->counts.of[made->numerator],
            denominator = a->counts.of[made->denominator];

    switch (made->form) {
    case FORM_COUNT:
        return (struct fraction){numerator, 1, 1};
    case FORM_AVERAGE:
        return (struct fraction){numerator, denominator, 100};
    case FORM_VILLAGES:
        return (struct fraction){a->thousand_villages, a->villages, 1};
    case FORM_TOWNS:
        return (struct fraction){a->thousand_towns, a->towns, 1};
    default:
        return (struct fraction){numerator, denominator, 1};
    }
}

bool
outcome_is_thousand(const struct counts *c, const struct policy *policy)
{
    wide wanted = (wide)policy->thousand_village_average * 100 * c->of[COUNT_PAYERS];

    return c->of[COUNT_PAYERS] > 0 && c->of[COUNT_AMOUNT_CENTS] >= wanted;
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
        return output_copy(p, SLICE("na\t"));
    missing = (wide)target->part * f.denominator * f.unit - (wide)f.numerator * target->whole;
    if (target->below)
        missing = -missing;
    met = missing <= 0;
    p = output_copy(p, met ? SLICE("yes\t") : SLICE("no\t"));
    step = (wide)target->whole * f.unit;
    return put_wide(p, met ? 0 : (missing + step - 1) / step);
}

char *
outcome_print(char *p, enum indicator i, const struct area_counts *a, const struct target *target)
{
    const struct indicator_row made = indicator_row(i);
    struct fraction f = fraction_of(&made, a);

    p = made.form == FORM_AVERAGE ? amount_print(p, f.numerator) : whole_print(p, f.numerator);
    *p++ = '\t';
    if (made.form != FORM_COUNT)
        p = whole_print(p, f.denominator);
    *p++ = '\t';
    p = put_value(p, made.form, f);
    *p++ = '\t';
    if (target)
        p = output_copy(p, target->text);
    *p++ = '\t';
    return put_verdict(p, f, target);
}
