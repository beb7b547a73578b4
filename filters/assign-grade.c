/* assign-grade: what is to be done for each person by the decision table, and at which grade. */
#include "base/fail.h"
#include "base/options.h"
#include "policy/policy.h"
#include "stream/field.h"
#include "stream/writer.h"
#include "values/amount.h"

static const struct option_of own[] = {{0}};

static const struct usage usage = {
    .filter = "assign-grade",
    .synopsis = "",
    .purpose = "Adds action, grade_due, grade_advised, backpay and clause to each person's record.",
    .options = own,
};

enum { ACTION, GRADE_DUE, GRADE_ADVISED, BACKPAY, CLAUSE, ADDED };

static const char *const added[ADDED] = {"action", "grade_due", "grade_advised", "backpay",
                                         "clause"};

struct columns {
    size_t kind, tags, resident, employee, flexible, grade, band;
};

/* What assign needs beside the record, and room for the values it writes. */
struct desk {
    const struct policy *policy;
    struct columns column;
    struct memo tags, bands;
    struct slice action[ACTIONS];
    char action_text[ACTIONS][32], due[32], advised[32];
};

static struct columns
find_columns(const struct reader *r)
{
    return (struct columns){
        .kind = reader_need(r, "kind"),
        .tags = reader_need(r, "tags"),
        .resident = reader_need(r, "resident"),
        .employee = reader_need(r, "employee"),
        .flexible = reader_need(r, "flexible"),
        .grade = reader_need(r, "grade"),
        .band = reader_need(r, "band"),
    };
}

static int64_t
look_up_band(struct slice s, const void *names)
{
    return dict_find(names, s);
}

static struct situation
situation_of(const struct reader *r, struct desk *d)
{
    struct situation s = {.tags = field_tags(r, d->column.tags, &d->tags),
                          .resident = field_standing(r, d->column.resident)};
    int64_t band = memo_find(&d->bands, reader_field(r, d->column.band), look_up_band,
                             &d->policy->bands.names);

    if (band < 0)
        reader_refuse(r, d->column.band,
                      "is no band of the policy: run classify-age-band with it first");
    s.band = (uint32_t)band;
    s.covered = field_standing(r, d->column.employee) == STANDING_ACTIVE;
    s.covered |= field_standing(r, d->column.flexible) == STANDING_ACTIVE;
    s.covered |= (s.tags & TAG_BIT(TAG_ELSEWHERE)) != 0;
    return s;
}

/* 四.1: no one is led below the grade already chosen, and no one below the smallest that is due. */
static enum action
grade(const struct reader *r, struct desk *d, const struct situation *s, const struct rule *rule,
      struct slice values[ADDED])
{
    bool pays = s->resident == STANDING_ACTIVE || s->resident == STANDING_PAUSED;
    int64_t has = field_whole(r, d->column.grade), from = rule->due, due, advised;

    if (pays && has > from)
        from = has;
    due = rules_grade_from(&d->policy->rules, rule, from);
    advised = due > rule->advised ? due : rule->advised;
    values[GRADE_DUE] = (struct slice){d->due, (size_t)(whole_print(d->due, due) - d->due)};
    values[GRADE_ADVISED] =
        (struct slice){d->advised, (size_t)(whole_print(d->advised, advised) - d->advised)};
    if (s->resident == STANDING_PAUSED)
        return ACTION_RENEW;
    if (s->resident != STANDING_ACTIVE)
        return ACTION_ENROL_RESIDENT;
    return due == has ? ACTION_KEEP : ACTION_RAISE;
}

static void
assign(const struct reader *r, struct desk *d, struct slice values[ADDED])
{
    static const char yes[32] = "yes";
    struct situation s = situation_of(r, d);
    const struct rule *rule = rules_find(&d->policy->rules, &s);
    enum action action;

    if (!rule)
        fail_at(MISUSED, r->files[r->file], r->number,
                "no row of rules.csv matches this person: end the table with a row for all");
    action = rule->graded ? grade(r, d, &s, rule, values) : rule->action;
    values[ACTION] = d->action[action];
    values[CLAUSE] = rule->clause;
    if (s.band == d->policy->backpay_band &&
        (action == ACTION_KEEP || action == ACTION_RAISE || action == ACTION_RENEW) &&
        (s.resident == STANDING_ACTIVE || s.resident == STANDING_PAUSED))
        values[BACKPAY] = (struct slice){yes, 3};
}

static void
set_desk(struct desk *d, const struct policy *policy, const struct reader *r)
{
    d->policy = policy;
    d->column = find_columns(r);
    for (int i = 0; i < ACTIONS; i++) {
        d->action[i] = (struct slice){d->action_text[i], strlen(action_row[i].name)};
        memcpy(d->action_text[i], action_row[i].name, d->action[i].n);
    }
}

int
main(int argc, char **argv)
{
    static struct desk desk;
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy = policy_read(options.policy);
    struct reader r;
    struct writer w;

    reader_open(&r, options.files, options.file_count);
    set_desk(&desk, policy, &r);
    writer_open(&w, &r, added, ADDED);
    while (reader_next(&r)) {
        struct slice values[ADDED];

        for (int i = 0; i < ADDED; i++)
            values[i] = (struct slice){desk.due, 0};
        if (field_is_person(&r, desk.column.kind))
            assign(&r, &desk, values);
        writer_record(&w, &r, values);
    }
    writer_close(&w);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
