#include "policy/rules.h"

#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"
#include "values/amount.h"

enum { CLAUSE, TAGS_COLUMN, BAND, RESIDENT, COVERED, ACTION, DUE, ADVISED };
enum { GRADE, PAYER, NOTE };
enum { ANYONE, PROXY };

static const char *const columns[] = {
    [CLAUSE] = "clause",     [TAGS_COLUMN] = "tags", [BAND] = "band",
    [RESIDENT] = "resident", [COVERED] = "covered",  [ACTION] = "action",
    [DUE] = "due",           [ADVISED] = "advised",  NULL,
};
static const char *const grade_columns[] = {
    [GRADE] = "grade", [PAYER] = "payer", [NOTE] = "note", NULL};
static const char *const payers[] = {[ANYONE] = "any", [PROXY] = "proxy", NULL};

static int
band_parse(struct slice s, const void *context)
{
    const struct bands *bands = context;

    return (int)dict_find(&bands->names, s);
}

static int
resident_parse(struct slice s, const void *context)
{
    (void)context;
    return slice_is(s, SLICE("none")) ? STANDING_NONE : s.n ? standing_parse(s) : -1;
}

static int
tag_of_rule(struct slice s, const void *context)
{
    (void)context;
    return tag_parse(s);
}

static int
covered_parse(struct slice s, const void *context)
{
    (void)context;
    return slice_is(s, SLICE("yes")) ? 1 : slice_is(s, SLICE("no")) ? 0 : -1;
}

/* A cell as a set of bits: `*` is `all`, else a comma-list of known names. */
static uint32_t
read_set(const struct table *t, size_t row, size_t column, uint32_t all,
         int (*parse)(struct slice, const void *), const void *context)
{
    struct slice list = t->row[row][column], part;
    uint32_t set = 0;

    if (slice_is(list, SLICE("*")))
        return all;
    while (text_part(&list, ',', &part)) {
        int bit = parse(part, context);

        if (bit < 0)
            table_refuse(t, row, "%s: \"%.*s\" is unknown", t->column[column], (int)part.n, part.p);
        set |= UINT32_C(1) << bit;
    }
    return set;
}

static void
read_grades(const struct table *t, size_t row, struct rule *rule)
{
    if (!rule->graded) {
        if (t->row[row][DUE].n || t->row[row][ADVISED].n)
            table_refuse(t, row, "due and advised go with the action grade alone");
        return;
    }
    rule->due = table_number(t, row, DUE);
    rule->advised = table_number(t, row, ADVISED);
    if (rule->advised < rule->due)
        table_refuse_cell(t, row, ADVISED, "is below due");
}

/* What a rule asks for: `grade`, or an action that needs no grade. */
static void
read_action(const struct table *t, size_t row, struct rule *rule)
{
    const char *asked[ACTIONS + 2] = {"grade"};
    size_t count = 1;

    for (int i = 0; i < ACTIONS; i++)
        if (action_row[i].pay != PAY_GRADE)
            asked[count++] = action_row[i].name;
    table_choice(t, row, ACTION, asked);
    rule->graded = slice_is(t->row[row][ACTION], slice_of(asked[0]));
    if (!rule->graded)
        rule->action = (enum action)action_parse(t->row[row][ACTION]);
}

static struct rule
read_rule(const struct table *t, size_t row, const struct bands *bands)
{
    struct rule rule = {.clause = t->row[row][CLAUSE]};
    uint32_t covered;

    read_action(t, row, &rule);
    covered = read_set(t, row, COVERED, 3, covered_parse, NULL);
    rule.tags = read_set(t, row, TAGS_COLUMN, 0, tag_of_rule, NULL);
    rule.bands = read_set(t, row, BAND, UINT32_MAX, band_parse, bands);
    rule.residents = read_set(t, row, RESIDENT, UINT32_MAX, resident_parse, NULL);
    rule.if_not = covered & 1;
    rule.if_covered = covered >> 1 & 1;
    read_grades(t, row, &rule);
    return rule;
}

static bool
takes_all(const struct rule *rule)
{
    return rule->tags == 0 && rule->bands == UINT32_MAX && rule->residents == UINT32_MAX &&
           rule->if_covered && rule->if_not;
}

/* The slot that holds the grade, or the free one where it belongs. */
static size_t
place_of_grade(const struct rules *r, uint32_t grade)
{
    size_t i = (grade * UINT32_C(0x9e3779b1) >> 16) & (r->grade_slots - 1);

    while (r->grade_slot[i] && r->grade_slot[i] != grade)
        i = (i + 1) & (r->grade_slots - 1);
    return i;
}

static void
read_ladder(struct rules *r, const char *dir)
{
    struct table t;
    int64_t last = 0;

    table_read(&t, dir, "grades", grade_columns);
    r->ladder = memory_new(t.rows, sizeof *r->ladder);
    for (r->grade_slots = 1; r->grade_slots < 2 * t.rows;)
        r->grade_slots *= 2;
    r->grade_slot = memory_new(r->grade_slots, sizeof *r->grade_slot);
    for (size_t row = 0; row < t.rows; row++) {
        int64_t grade = table_number(&t, row, GRADE);

        if (grade <= last)
            table_refuse_cell(&t, row, GRADE, "grades must rise from row to row");
        last = grade;
        r->grade_slot[place_of_grade(r, (uint32_t)grade)] = (uint32_t)grade;
        if (table_choice(&t, row, PAYER, payers) == ANYONE)
            r->ladder[r->rungs++] = grade;
    }
    if (r->rungs == 0)
        table_refuse(&t, t.rows - 1, "no grade that any payer may choose");
    table_close(&t);
}

void
rules_read(struct rules *r, const char *dir, const struct bands *bands)
{
    struct table t;

    *r = (struct rules){0};
    read_ladder(r, dir);
    table_read(&t, dir, "rules", columns);
    r->row = memory_new(t.rows, sizeof *r->row);
    for (; r->rows < t.rows; r->rows++) {
        if (r->rows > 0 && takes_all(&r->row[r->rows - 1]))
            table_refuse(&t, r->rows, "no one is left for this row: the row above takes all");
        r->row[r->rows] = read_rule(&t, r->rows, bands);
    }
    table_close(&t);
}

const struct rule *
rules_find(const struct rules *r, const struct situation *s)
{
    for (const struct rule *rule = r->row; rule < r->row + r->rows; rule++)
        if ((rule->tags == 0 || (rule->tags & s->tags)) && (rule->bands >> s->band & 1) &&
            (rule->residents >> s->resident & 1) && (s->covered ? rule->if_covered : rule->if_not))
            return rule;
    return NULL;
}

bool
rules_have_grade(const struct rules *r, int64_t grade)
{
    return grade > 0 && grade <= UINT32_MAX &&
           r->grade_slot[place_of_grade(r, (uint32_t)grade)] == (uint32_t)grade;
}

int64_t
rules_grade_from(const struct rules *r, const struct rule *rule, int64_t grade)
{
    int64_t found = rule->due >= grade ? rule->due : INT64_MAX;

    for (size_t i = 0; i < r->rungs; i++)
        if (r->ladder[i] >= grade) {
            if (r->ladder[i] < found)
                found = r->ladder[i];
            break;
        }
    return found == INT64_MAX ? grade : found;
}
