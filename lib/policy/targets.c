#include "policy/targets.h"

#include "base/digits.h"
#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"

enum { INDICATOR, LEVEL, AREA, COMPARE, TARGET, CLAUSE, TITLE };
enum { AT_LEAST, AT_MOST };
enum { DECIMALS = 6, DIGITS = 12 };

static const char *const columns[] = {
    [INDICATOR] = "indicator", [LEVEL] = "level",   [AREA] = "area",   [COMPARE] = "compare",
    [TARGET] = "target",       [CLAUSE] = "clause", [TITLE] = "title", NULL,
};
static const char *const comparisons[] = {[AT_LEAST] = ">=", [AT_MOST] = "<=", NULL};

static void
read_levels(const struct table *t, size_t row, struct target *target)
{
    struct slice list = t->row[row][LEVEL], part;
    bool all = slice_is(list, SLICE("*"));

    while (text_part(&list, ',', &part)) {
        bool known = all;

        for (int level = 0; level < LEVELS; level++)
            if (all || slice_is(part, slice_of(level_name[level])))
                known = target->level[level] = true;
        if (!known)
            table_refuse(t, row, "level \"%.*s\" is unknown: county, town, village or *",
                         (int)part.n, part.p);
    }
}

static void
read_number(const struct table *t, size_t row, struct target *target)
{
    struct slice s = t->row[row][TARGET];
    size_t digits = 0, decimals = 0;
    bool point = false;

    target->text = s;
    target->whole = 1;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '.' && digits > 0 && !point) {
            point = true;
            continue;
        }
        if (!digits_is_one(s.p[i]))
            digits = DIGITS + 1;
        target->part = target->part * 10 + (s.p[i] - '0');
        digits++;
        decimals += point;
        if (digits > DIGITS || decimals > DECIMALS)
            break;
        if (point)
            target->whole *= 10;
    }
    if (digits == 0 || digits > DIGITS || decimals > DECIMALS || (point && decimals == 0))
        table_refuse_cell(t, row, TARGET, "must be a number such as 0.95, with at most 6 decimals");
}

static bool
area_is_known(const struct target *target, const struct areas *areas, struct slice county)
{
    if (slice_is(target->area, SLICE("*")) ||
        (target->level[LEVEL_COUNTY] && slice_is(target->area, county)))
        return true;
    for (size_t i = 0; target->level[LEVEL_TOWN] && i < areas->towns; i++)
        if (slice_is(target->area, areas->town[i].town))
            return true;
    for (size_t i = 0; target->level[LEVEL_VILLAGE] && i < areas->villages; i++)
        if (slice_is(target->area, areas->village[i].village))
            return true;
    return false;
}

static void
check_single(const struct targets *targets, const struct table *t, size_t row)
{
    const struct target *new = &targets->row[row];

    for (size_t i = 0; i < row; i++)
        for (int level = 0; level < LEVELS; level++)
            if (targets->row[i].indicator == new->indicator &&
                slice_is(targets->row[i].area, new->area) && targets->row[i].level[level] &&
                new->level[level])
                table_refuse(t, row, "another target for the same areas stands above");
}

void
targets_read(struct targets *targets, const char *dir, const struct areas *areas,
             struct slice county)
{
    const char *indicators[INDICATORS + 1] = {NULL};
    struct table t;

    for (enum indicator i = 0; i < INDICATORS; i++)
        indicators[i] = indicator_row(i).name;
    *targets = (struct targets){0};
    table_read(&t, dir, "targets", columns);
    targets->row = memory_new(t.rows, sizeof *targets->row);
    for (size_t row = 0; row < t.rows; row++) {
        struct target *target = &targets->row[row];

        target->indicator = (enum indicator)table_choice(&t, row, INDICATOR, indicators);
        target->below = table_choice(&t, row, COMPARE, comparisons) == AT_MOST;
        target->area = t.row[row][AREA];
        target->clause = t.row[row][CLAUSE];
        target->title = t.row[row][TITLE];
        read_levels(&t, row, target);
        read_number(&t, row, target);
        if (!area_is_known(target, areas, county))
            table_refuse_cell(&t, row, AREA, "is no area of these levels");
        check_single(targets, &t, row);
    }
    targets->rows = t.rows;
    table_close(&t);
}

const struct target *
targets_find(const struct targets *targets, enum indicator indicator, enum level level,
             struct slice area)
{
    const struct target *for_all = NULL;

    for (const struct target *t = targets->row; t < targets->row + targets->rows; t++) {
        if (t->indicator != indicator || !t->level[level])
            continue;
        if (slice_is(t->area, SLICE("*")))
            for_all = t;
        else if (slice_is(t->area, area))
            return t;
    }
    return for_all;
}
