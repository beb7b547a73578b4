/* aggregate-targets: what the county, its towns and villages reach,
 * and by how much they fall short. */
#include <unistd.h>

#include "base/fail.h"
#include "base/options.h"
#include "report/report.h"
#include "stream/field.h"

static const char *const basis_name[] = {"paid", "due", "advised", NULL};

static enum basis basis = BASIS_PAID;
static bool basis_given, counts_only;

static void
take_basis(const char *value)
{
    basis_given = true;
    for (int i = 0; basis_name[i]; i++)
        if (strcmp(value, basis_name[i]) == 0) {
            basis = (enum basis)i;
            return;
        }
    options_refuse("basis", value, "must be paid, due or advised");
}

static const struct option_of own[] = {
    {"basis", "paid|due|advised", "what is paid (default), or would be at that grade",
     .take = take_basis},
    {"counts", NULL, "write the counts of each village, which can be summed later",
     .flag = &counts_only},
    {0},
};

static const struct usage usage = {
    .filter = "aggregate-targets",
    .synopsis = "[--basis paid|due|advised] [--counts]",
    .purpose = "Measures records, or its own counts, against the policy's targets.",
    .options = own,
};

struct columns {
    size_t town, village, kind, id, tags, resident, employee, flexible, since, paid_prev, paid,
        workers, insured_workers;
    size_t band, action, grade, backpay;
    size_t count[COUNTS]; /* of counts, which have none of the above but town and village */
};

static struct columns
columns_of_records(const struct reader *r)
{
    return (struct columns){
        .town = reader_need(r, "town"),
        .village = reader_need(r, "village"),
        .kind = reader_need(r, "kind"),
        .id = reader_need(r, "id"),
        .tags = reader_need(r, "tags"),
        .resident = reader_need(r, "resident"),
        .employee = reader_need(r, "employee"),
        .flexible = reader_need(r, "flexible"),
        .since = reader_need(r, "flexible_since"),
        .paid_prev = reader_need(r, "paid_prev"),
        .paid = reader_need(r, "paid"),
        .workers = reader_need(r, "workers"),
        .insured_workers = reader_need(r, "insured_workers"),
        .band = reader_need(r, "band"),
        .action = reader_need(r, "action"),
        .grade = reader_need(r, basis == BASIS_ADVISED ? "grade_advised" : "grade_due"),
        .backpay = reader_need(r, "backpay"),
    };
}

static struct columns
columns_of_counts(const struct reader *r)
{
    struct columns c = {.town = reader_need(r, "town"), .village = reader_need(r, "village")};

    if (basis_given)
        fail(MISUSED,
             "--basis %s: %s holds counts, which have their basis: leave --basis out, or give the "
             "records",
             basis_name[basis], r->files[r->file]);
    for (enum count i = 0; i < COUNTS; i++)
        c.count[i] = reader_need(r, count_name(i));
    return c;
}

static struct measured
enterprise_of(const struct reader *r, const struct columns *c)
{
    return (struct measured){
        .enterprise = true,
        .business = memcmp(reader_field(r, c->id).p, "92", 2) == 0,
        .employee = field_standing(r, c->employee),
        .workers = field_whole(r, c->workers),
        .insured_workers = field_whole(r, c->insured_workers),
    };
}

static int64_t
look_up_action(struct slice action, const void *context)
{
    (void)context;
    return action_parse(action);
}

/* Whether the band is of age; -1 if the policy has none of that name. */
static int64_t
look_up_of_age(struct slice band, const void *context)
{
    const struct bands *bands = context;
    int64_t name = dict_find(&bands->names, band);

    return name < 0 ? -1 : bands->of_age[name];
}

static struct measured
person_of(const struct reader *r, const struct columns *c, const struct policy *policy)
{
    static struct memo tags, actions, bands;
    int64_t of_age = memo_find(&bands, reader_field(r, c->band), look_up_of_age, &policy->bands);
    int64_t action = memo_find(&actions, reader_field(r, c->action), look_up_action, NULL);

    if (action < 0)
        reader_refuse(r, c->action, "is no action: run assign-grade first");
    if (of_age < 0)
        reader_refuse(r, c->band, "is no band of the policy: run classify-age-band with it first");
    return (struct measured){
        .tags = field_tags(r, c->tags, &tags),
        .resident = field_standing(r, c->resident),
        .employee = field_standing(r, c->employee),
        .flexible = field_standing(r, c->flexible),
        .of_age = of_age == 1,
        .new_flexible = field_date(r, c->since) / 10000 == policy->year,
        .backpay = slice_is(reader_field(r, c->backpay), SLICE("yes")),
        .paid_prev = field_amount(r, c->paid_prev),
        .paid = field_amount(r, c->paid),
        .grade = basis == BASIS_PAID ? 0 : field_whole(r, c->grade),
        .action = (enum action)action,
    };
}

noreturn static void
refuse_sum(const struct reader *r)
{
    fail_at(REFUSED, r->files[r->file], r->number, "the sums up to here grow beyond 64 bits");
}

/* The record's place; the first of a place counts as written, the others as merged into it. */
static struct counts *
counts_of(struct reader *r, struct places *places, const struct columns *c)
{
    struct place *place = places_at(places, reader_field(r, c->town), reader_field(r, c->village));

    r->accounts[r->file].written += !place->occurs;
    r->accounts[r->file].merged += place->occurs;
    place->occurs = true;
    return &place->counts;
}

static void
measure_records(struct reader *r, struct places *places, const struct columns *c,
                const struct policy *policy)
{
    while (reader_next(r)) {
        struct measured m =
            field_is_person(r, c->kind) ? person_of(r, c, policy) : enterprise_of(r, c);

        if (!measure(counts_of(r, places, c), &m, basis, policy))
            refuse_sum(r);
    }
}

static void
sum_counts(struct reader *r, struct places *places, const struct columns *c)
{
    while (reader_next(r)) {
        struct counts counts;

        for (int i = 0; i < COUNTS; i++)
            counts.of[i] = field_count(r, c->count[i]);
        if (!counts_add(counts_of(r, places, c), &counts))
            refuse_sum(r);
    }
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy = policy_read(options.policy);
    struct reader r;
    struct columns columns;
    struct places places;
    struct output out;
    bool counted;

    reader_open(&r, options.files, options.file_count);
    counted = reader_column(&r, count_name(COUNT_AMOUNT_CENTS)) >= 0;
    columns = counted ? columns_of_counts(&r) : columns_of_records(&r);
    output_start(&out, STDOUT_FILENO, "standard output");
    report_header(&out, counts_only);
    output_flush(&out);
    places_start(&places, &policy->areas);
    if (counted)
        sum_counts(&r, &places, &columns);
    else
        measure_records(&r, &places, &columns, policy);
    if (counts_only)
        report_counts(&out, &places);
    else if (!report_write(&out, &places, policy))
        refuse_sum(&r);
    output_close(&out);
    account_close(r.accounts, r.file_count, options.summary);
    places_free(&places);
    reader_close(&r);
    return DONE;
}
