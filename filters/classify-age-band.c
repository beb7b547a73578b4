/* classify-age-band: how old each person is, in which band of the
 * policy, and which scheme to guide to. */
#include <stdlib.h>

#include "base/fail.h"
#include "base/options.h"
#include "policy/policy.h"
#include "stream/field.h"
#include "stream/writer.h"
#include "values/date.h"

static const char *as_of;

static const struct option_of own[] = {
    {"as-of", "DATE", "count ages on this day (else on the policy's as_of)", .to = &as_of},
    {0},
};

static const struct usage usage = {
    .filter = "classify-age-band",
    .synopsis = "[--as-of DATE]",
    .purpose = "Adds age, band and guide to each person's record.",
    .options = own,
};

/* The last two only where the policy tells when people retire, or to blank what another policy
 * left in them. */
enum { AGE, BAND, GUIDE, RETIREMENT, SHORT_MONTHS, ADDED };
static const char *const added[ADDED] = {
    [AGE] = "age",
    [BAND] = "band",
    [GUIDE] = "guide",
    [RETIREMENT] = "retirement",
    [SHORT_MONTHS] = "short_months",
};

struct columns {
    size_t kind, sex, birth;
};

/* What the values of a record are made of. Each text is readable for 32 bytes. */
struct ages {
    const struct policy *policy;
    struct bands_on bands;
    uint32_t day;
    char age[32], retirement[32], short_months[32];
};

static uint32_t
day_of_ages(const struct policy *policy)
{
    uint32_t day = as_of ? date_parse(slice_of(as_of)) : policy->as_of;

    if (!day)
        options_refuse("as-of", as_of, "must be a day such as 2024-12-31");
    return day;
}

/* The age as text: a sign and digits. */
static struct slice
print_age(int age, char to[32])
{
    char *p = to;

    if (age < 0)
        *p++ = '-';
    for (int ten = 1000; ten > 0; ten /= 10)
        if (ten == 1 || abs(age) >= ten)
            *p++ = (char)('0' + abs(age) / ten % 10);
    return (struct slice){to, (size_t)(p - to)};
}

/* The month of retirement, and by how many months those fall short who pay from this one on. */
static void
retire(struct ages *a, bool woman, uint32_t birth, struct slice *values)
{
    const struct retirement *r = &a->policy->retirement;
    int32_t month = retirement_month(retirement_rule(r, woman), month_of(birth)),
            left = month - month_of(a->day),
            lacking = retirement_minimum(r, month) - (left > 0 ? left : 0);
    char *end = month_print(a->retirement, month);

    values[RETIREMENT] = (struct slice){a->retirement, (size_t)(end - a->retirement)};
    end = whole_print(a->short_months, lacking > 0 ? lacking : 0);
    values[SHORT_MONTHS] = (struct slice){a->short_months, (size_t)(end - a->short_months)};
}

static void
classify(const struct reader *r, const struct columns *c, struct ages *a, struct slice *values)
{
    struct slice sex = reader_field(r, c->sex);
    uint32_t birth = date_parse(reader_field(r, c->birth));
    const struct band *band;
    bool woman = slice_is(sex, SLICE("F"));

    if (!woman && !slice_is(sex, SLICE("M")))
        reader_refuse(r, c->sex, "must be M or F for a person");
    if (!birth)
        reader_refuse(r, c->birth, "must be a day such as 1980-02-29 for a person");
    band = bands_find(&a->bands, woman, birth);
    values[AGE] = print_age(date_age(birth, a->day), a->age);
    values[BAND] = a->policy->bands.names.text[band->name];
    values[GUIDE] = band->guide;
    if (a->policy->retirement.given && band->to_employee)
        retire(a, woman, birth, values);
}

/* How many of the columns are added to these records. */
static size_t
added_to(const struct reader *r, const struct policy *policy)
{
    for (size_t i = RETIREMENT; i < ADDED; i++)
        if (policy->retirement.given || reader_column(r, added[i]) >= 0)
            return ADDED;
    return RETIREMENT;
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct ages ages = {.policy = policy_read(options.policy)};
    struct reader r;
    struct writer w;
    struct columns c;

    ages.day = day_of_ages(ages.policy);
    ages.bands = bands_on(&ages.policy->bands, ages.day);
    reader_open(&r, options.files, options.file_count);
    c = (struct columns){reader_need(&r, "kind"), reader_need(&r, "sex"), reader_need(&r, "birth")};
    writer_open(&w, &r, added, added_to(&r, ages.policy));
    while (reader_next(&r)) {
        struct slice values[ADDED];

        for (size_t i = 0; i < ADDED; i++)
            values[i] = (struct slice){ages.age, 0};
        if (field_is_person(&r, c.kind))
            classify(&r, &c, &ages, values);
        writer_record(&w, &r, values);
    }
    writer_close(&w);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    free(ages.bands.born);
    return DONE;
}
