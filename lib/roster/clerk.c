#include "roster/clerk.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/memory.h"
#include "base/text.h"
#include "values/amount.h"
#include "values/credit_code.h"
#include "values/date.h"
#include "values/name.h"

/* How often the bytes of a cell are needed: a name is tidied, and then may grow to twice its
 * length; others are tidied and cleaned, the first twice, as part of a footer. */
enum { USES_OF_A_CELL = 5, SLACK = 64 };

void
clerk_start(struct clerk *c, const struct policy *policy)
{
    c->policy = policy;
    c->plain_numbers = !policy->values.hides[NOTHING_AMOUNT];
    c->plain_days = !policy->values.hides[NOTHING_DATE];
    c->areas.areas = &policy->areas;
    c->areas.affixes = policy->values.affixes;
}

void
clerk_take_row(struct clerk *c, const struct row *row)
{
    const struct slice *last = &row->cell[row->cells - 1];
    size_t room = USES_OF_A_CELL * (size_t)(last->p + last->n - row->cell[0].p) + SLACK;

    if (room > c->scratch_room)
        c->scratch = memory_grow(c->scratch, &c->scratch_room, room, 1);
    c->scratch_used = 0;
}

void
clerk_free(struct clerk *c)
{
    free(c->scratch);
}

static char *
scratch(struct clerk *c, size_t n)
{
    char *p = c->scratch + c->scratch_used;

    c->scratch_used += n;
    return p;
}

/* A cell as it was read; empty where the file has no such column, or the row ends before it. */
static inline struct slice
raw_cell(const struct row *row, int column)
{
    static const char nothing[32];

    if (column < 0 || (size_t)column >= row->cells)
        return (struct slice){nothing, 0};
    return row->cell[column];
}

static inline struct slice
cell(struct clerk *c, const struct row *row, int column)
{
    struct slice s = raw_cell(row, column);

    return row->odd && text_may_be_untidy(s) ? text_tidy(s, scratch(c, s.n)) : s;
}

struct slice
clerk_cell(struct clerk *c, const struct row *row, int column)
{
    return cell(c, row, column);
}

/* ---- whole rows ---- */

static const struct slice replacement = SLICE_ROW("\xef\xbf\xbd"); /* U+FFFD */

static void
take_first_lost(const struct row *row, int column, int *first)
{
    if (column < 0 || (size_t)column >= row->cells || (*first >= 0 && *first < column))
        return;
    if (memmem(row->cell[column].p, row->cell[column].n, replacement.p, replacement.n))
        *first = column;
}

int
clerk_lost_character(const struct roster *r, const struct row *row)
{
    const struct slice *last = &row->cell[row->cells - 1];
    bool list = source_is_list(r->source);
    int first = -1;

    if (!memchr(row->cell[0].p, replacement.p[0], (size_t)(last->p + last->n - row->cell[0].p)))
        return -1;
    for (int item = 0; item < ITEMS; item++)
        take_first_lost(row, r->column[item], &first);
    for (size_t i = 0; list && i < r->ids; i++)
        take_first_lost(row, r->id[i], &first);
    for (size_t i = 0; list && i < r->names; i++)
        take_first_lost(row, r->name[i], &first);
    return first;
}

bool
clerk_sees_id(struct clerk *c, const struct row *row, int column)
{
    struct slice s = raw_cell(row, column);
    size_t used = c->scratch_used;
    bool sees;

    if (s.n > 0 && digits_is_one(s.p[0]))
        return true;
    s = cell(c, row, column);
    sees = id_clean(s, scratch(c, s.n)).n > 0;
    c->scratch_used = used;
    return sees;
}

bool
clerk_sees_footer(struct clerk *c, const struct roster *r, const struct row *row, int *column)
{
    size_t first = 0;
    struct slice s;

    for (size_t i = 0; i < r->ids; i++)
        if (clerk_sees_id(c, row, r->id[i]))
            return false;
    while (first < row->cells && text_is_blank(row->cell[first]))
        first++;
    s = cell(c, row, (int)first);
    if (!values_footer(&c->policy->values, s, scratch(c, s.n)))
        return false;
    *column = (int)first;
    return true;
}

/* ---- cells ---- */

static enum reason
read_id(struct clerk *c, const struct roster *r, const struct row *row, int column, struct entry *e)
{
    struct slice s = cell(c, row, column);
    char *room = scratch(c, s.n);
    enum reason reason;
    bool suspect = false;

    if (r->source == SOURCE_ENTERPRISE)
        reason = credit_code_read(s, room, e->id.text, &suspect);
    else {
        reason = citizen_id_read(s, source_is_list(r->source), c->policy->as_of, room, &e->id);
        suspect = reason == REASON_NONE && e->id.rounded;
    }
    if (suspect)
        e->tags |= TAG_BIT(TAG_SUSPECT_ID);
    return reason;
}

static enum reason
read_name(struct clerk *c, const struct roster *r, const struct row *row, int column,
          struct entry *e)
{
    e->name = cell(c, row, column);
    if (name_may_be_dotted(e->name) || (row->odd && text_may_be_untidy(e->name)))
        e->name = name_tidy(e->name, scratch(c, 2 * e->name.n));
    return e->name.n > 0 || source_is_list(r->source) ? REASON_NONE : REASON_NAME_MISSING;
}

struct status_question {
    const struct values *values;
    enum source source;
};

static int64_t
look_up_status(struct slice s, const void *context)
{
    const struct status_question *q = context;

    return values_status(q->values, q->source, s);
}

static int64_t
look_up_category(struct slice s, const void *values)
{
    return values_category(values, s);
}

static enum reason
read_status(struct clerk *c, const struct roster *r, const struct row *row, struct entry *e)
{
    struct status_question question = {&c->policy->values, r->source};
    int status = (int)memo_find(&c->statuses[r->source], cell(c, row, r->column[ITEM_STATUS]),
                                look_up_status, &question);

    if (status < 0)
        return REASON_STATUS;
    if (r->source == SOURCE_REGISTRY)
        e->tags |= TAG_BIT(status);
    else
        e->standing = (enum standing)status;
    return REASON_NONE;
}

/* A day that is written otherwise than YYYY-MM-DD, or a word for none. */
static enum reason
read_written_date(struct clerk *c, struct slice s, uint32_t *date)
{
    const struct values *values = &c->policy->values;
    char *room = scratch(c, s.n);

    if (s.n > 0 && values_nothing(values, NOTHING_DATE, s, room) != NOTHING_NO)
        return REASON_NONE;
    *date = date_read(s, room);
    return s.n > 0 && !*date ? REASON_DATE : REASON_NONE;
}

static inline enum reason
read_date(struct clerk *c, const struct row *row, int column, uint32_t *date)
{
    struct slice s = raw_cell(row, column);

    *date = c->plain_days ? date_parse(s) : 0;
    return *date || s.n == 0 ? REASON_NONE : read_written_date(c, cell(c, row, column), date);
}

/* A number that is more than digits, or a word for none or zero. */
static enum reason
read_written_number(struct clerk *c, struct slice s, int64_t (*read)(struct slice, char *),
                    int64_t *value)
{
    char *room = scratch(c, s.n);

    switch (values_nothing(&c->policy->values, NOTHING_AMOUNT, s, room)) {
    case NOTHING_EMPTY:
        *value = AMOUNT_NONE;
        break;
    case NOTHING_ZERO:
        *value = 0;
        break;
    default:
        *value = read(s, room);
    }
    return *value == AMOUNT_BAD ? REASON_AMOUNT : REASON_NONE;
}

static inline enum reason
read_number(struct clerk *c, const struct row *row, int column,
            int64_t (*read)(struct slice, char *), int unit, int64_t *value)
{
    struct slice s = raw_cell(row, column);
    int64_t plain = c->plain_numbers ? digits_short(s) : -1;

    *value = plain >= 0 ? plain * unit : AMOUNT_NONE;
    return plain >= 0 || s.n == 0 ? REASON_NONE
                                  : read_written_number(c, cell(c, row, column), read, value);
}

static enum reason
read_amount(struct clerk *c, const struct row *row, int column, int64_t *cents)
{
    return read_number(c, row, column, amount_read, AMOUNT_CENTS, cents);
}

static enum reason
read_whole(struct clerk *c, const struct row *row, int column, int64_t *number)
{
    return read_number(c, row, column, whole_read, 1, number);
}

static enum reason
read_grade(struct clerk *c, const struct row *row, int column, int64_t *grade)
{
    enum reason reason = read_number(c, row, column, grade_read, 1, grade);

    return reason || (*grade > 0 && !rules_have_grade(&c->policy->rules, *grade)) ? REASON_GRADE
                                                                                  : REASON_NONE;
}

/* The cells behind id and status that a source has of its own, in the order of their reasons. */
static enum reason
read_own_cells(struct clerk *c, const struct roster *r, const struct row *row, struct entry *e,
               int *column)
{
    const int *of = r->column;
    enum reason reason = REASON_NONE;
    int category;

    switch (r->source) {
    case SOURCE_RESIDENT:
        category = (int)memo_find(&c->categories, cell(c, row, of[ITEM_CATEGORY]), look_up_category,
                                  &c->policy->values);
        e->tags |= category < 0 ? 0 : TAG_BIT(category);
        reason = read_grade(c, row, *column = of[ITEM_GRADE], &e->grade);
        if (!reason)
            reason = read_amount(c, row, *column = of[ITEM_PAID_PREV], &e->paid_prev);
        if (!reason)
            reason = read_amount(c, row, *column = of[ITEM_PAID], &e->paid);
        return reason ? reason : read_date(c, row, *column = of[ITEM_UPDATED], &e->updated);
    case SOURCE_FLEXIBLE:
        return read_date(c, row, *column = of[ITEM_SINCE], &e->since);
    case SOURCE_ENTERPRISE:
        reason = read_whole(c, row, *column = of[ITEM_WORKERS], &e->workers);
        return reason ? reason
                      : read_whole(c, row, *column = of[ITEM_INSURED_WORKERS], &e->insured_workers);
    default:
        return REASON_NONE;
    }
}

static void
find_area(struct clerk *c, const struct roster *r, const struct row *row, struct entry *e)
{
    struct slice town = cell(c, row, r->column[ITEM_TOWN]),
                 village = cell(c, row, r->column[ITEM_VILLAGE]);

    if (!locator_find(&c->areas, town, village, scratch(c, town.n + village.n), &e->area))
        e->tags |= TAG_BIT(TAG_AREA_UNKNOWN);
}

enum reason
clerk_read(struct clerk *c, const struct roster *r, const struct row *row, size_t n,
           struct entry *e, int *column)
{
    enum reason reason;

    c->scratch_used = 0;
    e->id.full = e->id.rounded = false;
    e->tags = 0;
    e->standing = STANDING_NONE;
    e->grade = e->paid_prev = e->paid = e->workers = e->insured_workers = AMOUNT_NONE;
    e->updated = e->since = 0;
    reason = read_id(c, r, row, *column = r->id[n], e);
    if (!reason)
        reason = read_name(c, r, row, *column = n < r->names ? r->name[n] : -1, e);
    if (!reason && !source_is_list(r->source)) {
        reason = read_status(c, r, row, e);
        *column = r->column[ITEM_STATUS];
        if (!reason)
            reason = read_own_cells(c, r, row, e, column);
    }
    if (reason)
        return reason;
    e->tags |= source_tag(r->source);
    find_area(c, r, row, e);
    return REASON_NONE;
}
