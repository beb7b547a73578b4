#include "policy/rules.h"

#include "base/text.h"
#include "check.h"
#include "csv/table.h"

enum { CLAUSE, TAGS_COLUMN, BAND, RESIDENT, COVERED, ACTION, DUE, ADVISED };

static const char *const columns[] = {"clause", "tags", "band",    "resident", "covered",
                                      "action", "due",  "advised", NULL};

static struct retirement retirement; /* the shipped policy has none */
static struct bands bands;
static struct rules rules;
static struct table table;

/* Whether one of the names of a cell is the one wanted. */
static bool
lists(struct slice cell, struct slice wanted)
{
    struct slice part;

    while (text_part(&cell, ',', &part))
        if (slice_is(part, wanted))
            return true;
    return false;
}

static bool
lists_any_tag(struct slice cell, uint32_t tags)
{
    for (int tag = 0; tag < TAGS; tag++)
        if ((tags & TAG_BIT(tag)) && lists(cell, tag_name[tag]))
            return true;
    return false;
}

/* Whether a row of the table, as text, matches. */
static bool
matches(const struct slice *row, const struct situation *s)
{
    struct slice all = SLICE("*");
    struct slice resident = s->resident ? standing_text(s->resident) : SLICE("none");

    return (slice_is(row[TAGS_COLUMN], all) || lists_any_tag(row[TAGS_COLUMN], s->tags)) &&
           (slice_is(row[BAND], all) || lists(row[BAND], bands.names.text[s->band])) &&
           (slice_is(row[RESIDENT], all) || lists(row[RESIDENT], resident)) &&
           (slice_is(row[COVERED], all) ||
            lists(row[COVERED], s->covered ? SLICE("yes") : SLICE("no")));
}

static void
expect_rule(const struct situation *s)
{
    const struct rule *rule = rules_find(&rules, s);
    size_t row = 0;
    const char *action;

    while (row < table.rows && !matches(table.row[row], s))
        row++;
    expect((rule == NULL) == (row == table.rows), "a match");
    if (!rule || row == table.rows)
        return;
    action = rule->graded ? "grade" : action_row[rule->action].name;
    expect((size_t)(rule - rules.row) == row, "row %zu, not %zu", (size_t)(rule - rules.row), row);
    expect_text(rule->clause, table.row[row][CLAUSE], "clause");
    expect_text(slice_of(action), table.row[row][ACTION], "action");
}

static void
check_situations(void)
{
    check("the first row that matches, for any person");
    for (uint32_t tags = 0; tags < UINT32_C(1) << TAGS; tags += 1 + (uint32_t)random_below(80))
        for (uint32_t band = 0; band < bands.names.count; band++)
            for (int resident = 0; resident < STANDINGS; resident++)
                for (int covered = 0; covered < 2; covered++)
                    expect_rule(&(struct situation){tags, band, (enum standing)resident, covered});
}

/* The smallest grade that anyone may pay, or the rule's own, that is at least as high. */
static int64_t
smallest(const int64_t *ladder, size_t rungs, int64_t due, int64_t grade)
{
    int64_t found = due >= grade ? due : 0;

    for (size_t i = 0; i < rungs; i++)
        if (ladder[i] >= grade && (!found || ladder[i] < found))
            found = ladder[i];
    return found ? found : grade;
}

static void
check_ladder(void)
{
    static const int64_t ladder[] = {200,  300,  400,  500,  600,  700,  800, 900,
                                     1000, 1500, 2000, 3000, 4000, 5000, 6000};
    enum { RUNGS = sizeof ladder / sizeof ladder[0] };

    check("grades from the ladder, the rule's due among them");
    expect_number((int64_t)rules.rungs, RUNGS, "rungs");
    for (size_t row = 0; row < rules.rows; row++)
        for (int64_t grade = 0; grade <= 6100;
             grade += grade % 100 == 99 || grade % 100 == 0 ? 1 : 49)
            if (rules.row[row].graded)
                expect_number(rules_grade_from(&rules, &rules.row[row], grade),
                              smallest(ladder, RUNGS, rules.row[row].due, grade), "a grade");
}

static void
check_rungs(void)
{
    static const struct {
        int64_t due, grade, wanted;
    } rows[] = {
        {100, 50, 100},     {100, 100, 100},   {100, 101, 200},    {500, 500, 500},
        {500, 501, 600},    {500, 1200, 1500}, {500, 6000, 6000},  {500, 6001, 6001},
        {450, 401, 450},    {450, 451, 500},   {8000, 7000, 8000}, {8000, 6000, 6000},
        {8000, 8001, 8001},
    };

    check("single grades");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rule rule = {.due = rows[i].due};

        expect_number(rules_grade_from(&rules, &rule, rows[i].grade), rows[i].wanted, "a grade");
    }
}

int
main(void)
{
    static char policy[PATH_MAX];

    strcpy(policy, check_path("pipelines/policies/xiuning-2024"));
    bands_read(&bands, policy, &retirement);
    rules_read(&rules, policy, &bands);
    table_read(&table, policy, "rules", columns);
    check_situations();
    check_ladder();
    check_rungs();
    return check_end();
}
