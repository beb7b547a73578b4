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

static const char *const added[] = {"age", "band", "guide"};

struct columns {
    size_t kind, sex, birth;
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

static void
classify(const struct reader *r, const struct columns *c, const struct policy *policy, uint32_t day,
         struct slice values[3], char age[32])
{
    struct slice sex = reader_field(r, c->sex);
    uint32_t birth = date_parse(reader_field(r, c->birth));
    const struct band *band;
    bool woman = slice_is(sex, SLICE("F"));

    if (!woman && !slice_is(sex, SLICE("M")))
        reader_refuse(r, c->sex, "must be M or F for a person");
    if (!birth)
        reader_refuse(r, c->birth, "must be a day such as 1980-02-29 for a person");
    band = bands_find(&policy->bands, woman, birth, day);
    values[0] = print_age(date_age(birth, day), age);
    values[1] = policy->bands.names.text[band->name];
    values[2] = band->guide;
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy = policy_read(options.policy);
    uint32_t day = day_of_ages(policy);
    struct reader r;
    struct writer w;
    struct columns c;
    char age[32];
    struct slice values[3];

    reader_open(&r, options.files, options.file_count);
    c = (struct columns){reader_need(&r, "kind"), reader_need(&r, "sex"), reader_need(&r, "birth")};
    writer_open(&w, &r, added, 3);
    while (reader_next(&r)) {
        values[0] = values[1] = values[2] = (struct slice){age, 0};
        if (field_is_person(&r, c.kind))
            classify(&r, &c, policy, day, values, age);
        writer_record(&w, &r, values);
    }
    writer_close(&w);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
