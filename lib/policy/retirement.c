#include "policy/retirement.h"

#include "base/dict.h"
#include "base/fail.h"
#include "base/memory.h"
#include "csv/table.h"

enum { CATEGORY, SEX, BORN_FROM, BASE_AGE, STEP, CAP_AGE, CLAUSE };
enum { RETIRES_FROM, MONTHS, MINIMUM_CLAUSE };
enum { NOBODY, WOMEN, MEN, SEXES };
enum { OLDEST = 200 /* years */ };

static const char *const columns[] = {
    [CATEGORY] = "category", [SEX] = "sex",       [BORN_FROM] = "born_from",
    [BASE_AGE] = "base_age", [STEP] = "step",     [CAP_AGE] = "cap_age",
    [CLAUSE] = "clause",     [CLAUSE + 1] = NULL,
};
static const char *const minimum_columns[] = {
    [RETIRES_FROM] = "retires_from",
    [MONTHS] = "months",
    [MINIMUM_CLAUSE] = "clause",
    NULL,
};
static const char *const sexes[] = {[NOBODY] = "", [WOMEN] = "F", [MEN] = "M", NULL};

/* An age in years, as months. */
static int32_t
read_age(const struct table *t, size_t row, size_t column)
{
    uint32_t years = table_number(t, row, column);

    if (years > OLDEST)
        table_refuse_cell(t, row, column, "no one becomes that old");
    return (int32_t)years * MONTH_YEAR;
}

static struct retirement_rule
read_rule(const struct table *t, size_t row)
{
    struct retirement_rule rule = {.from = month_parse(t->row[row][BORN_FROM])};

    if (rule.from == MONTH_NONE)
        table_refuse_cell(t, row, BORN_FROM, "must be a month such as 1965-01");
    rule.base = read_age(t, row, BASE_AGE);
    rule.step = (int32_t)table_number(t, row, STEP);
    rule.cap = read_age(t, row, CAP_AGE);
    if (rule.cap < rule.base)
        table_refuse_cell(t, row, CAP_AGE, "is below base_age: the age does not fall");
    return rule;
}

static void
read_rules(struct retirement *r, const char *dir)
{
    struct dict categories = {0};
    struct table t;
    bool given[SEXES] = {0};

    table_read(&t, dir, "retirement", columns);
    for (size_t row = 0; row < t.rows; row++) {
        struct retirement_rule rule;
        int sex = table_choice(&t, row, SEX, sexes);

        if (t.row[row][CATEGORY].n == 0)
            table_refuse(&t, row, "a row without a category");
        if (dict_put(&categories, t.row[row][CATEGORY]) < row)
            table_refuse_cell(&t, row, CATEGORY, "is there twice");
        rule = read_rule(&t, row);
        if (sex != NOBODY && given[sex])
            table_refuse_cell(&t, row, SEX, "a row above takes them: leave one of the two empty");
        given[sex] = true;
        if (sex != NOBODY)
            *(sex == WOMEN ? &r->women : &r->men) = rule;
    }
    for (int sex = WOMEN; sex < SEXES; sex++)
        if (!given[sex])
            table_refuse(&t, t.rows - 1, "no row takes the %s: put %s into the sex of theirs",
                         sex == WOMEN ? "women" : "men", sexes[sex]);
    table_close(&t);
    dict_free(&categories);
}

/* The first month of the year of retirement from which a row holds; 0 in the first row. */
static int32_t
read_from(const struct table *t, size_t row)
{
    uint32_t year;

    if (row == 0) {
        if (!slice_is(t->row[row][RETIRES_FROM], SLICE("*")))
            table_refuse_cell(t, row, RETIRES_FROM,
                              "must be * in the first row: it holds for all years before the next");
        return 0;
    }
    year = table_number(t, row, RETIRES_FROM);
    if (year < 1000 || year > 9999)
        table_refuse_cell(t, row, RETIRES_FROM, "must be a year of four digits");
    return (int32_t)year * MONTH_YEAR;
}

static void
read_minimums(struct retirement *r, const char *dir)
{
    struct table t;

    table_read(&t, dir, "minimum_months", minimum_columns);
    r->minimum = memory_new(t.rows, sizeof *r->minimum);
    for (size_t row = 0; row < t.rows; row++) {
        int32_t from = read_from(&t, row);

        if (row > 0 && from <= r->minimum[row - 1].from)
            table_refuse_cell(&t, row, RETIRES_FROM, "years must rise from row to row");
        r->minimum[row].from = from;
        r->minimum[row].months = (int32_t)table_number(&t, row, MONTHS);
        if (r->minimum[row].months > OLDEST * MONTH_YEAR)
            table_refuse_cell(&t, row, MONTHS, "no one pays that long");
    }
    r->minimums = t.rows;
    table_close(&t);
}

void
retirement_read(struct retirement *r, const char *dir)
{
    bool rules = table_is_there(dir, "retirement"),
         minimums = table_is_there(dir, "minimum_months");

    *r = (struct retirement){.given = rules && minimums};
    if (rules != minimums)
        fail(MISUSED, "%s: has %s.csv but no %s.csv: a policy has both or neither", dir,
             rules ? "retirement" : "minimum_months", rules ? "minimum_months" : "retirement");
    if (!r->given)
        return;
    read_rules(r, dir);
    read_minimums(r, dir);
}

int32_t
retirement_born(const struct retirement_rule *rule, int32_t month)
{
    int32_t low = 0, high = month > 0 ? month : 0;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (retirement_month(rule, middle) < month)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t
retirement_minimum(const struct retirement *r, int32_t month)
{
    size_t row = r->minimums - 1;

    while (r->minimum[row].from > month)
        row--;
    return r->minimum[row].months;
}
