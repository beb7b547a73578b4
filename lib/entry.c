#include "entry.h"

#include <stdlib.h>

#include "amount.h"
#include "credit_code.h"
#include "date.h"
#include "memory.h"
#include "output.h"
#include "text.h"

enum { USES_OF_A_CELL = 4, SLACK = 64 };

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

/* The tidied cell of a column; empty where the file has no such column. */
static inline struct slice
cell(struct clerk *c, const struct row *row, int column)
{
    static const char nothing[32];
    struct slice s;

    if (column < 0)
        return (struct slice){nothing, 0};
    s = row->cell[column];
    return row->odd && text_may_be_untidy(s) ? text_tidy(s, scratch(c, s.n)) : s;
}

bool
clerk_sees_id(struct clerk *c, const struct row *row, int column)
{
    struct slice s = row->cell[column];
    size_t used = c->scratch_used;
    bool sees;

    if (!row->odd && s.n == ID_LENGTH)
        return true;
    s = cell(c, row, column);
    sees = id_clean(s, scratch(c, s.n)).n > 0;
    c->scratch_used = used;
    return sees;
}

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

static enum reason
read_date(struct clerk *c, const struct row *row, int column, uint32_t *date)
{
    struct slice s = cell(c, row, column);

    *date = s.n ? date_read(s) : 0;
    return s.n && !*date ? REASON_DATE : REASON_NONE;
}

static enum reason
read_number(struct clerk *c, const struct row *row, int column,
            int64_t (*read)(struct slice, char *), int64_t *value)
{
    struct slice s = cell(c, row, column);

    *value = read(s, scratch(c, s.n));
    return *value != AMOUNT_BAD ? REASON_NONE : read == grade_read ? REASON_GRADE : REASON_AMOUNT;
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
        reason = read_number(c, row, *column = of[ITEM_GRADE], grade_read, &e->grade);
        if (!reason)
            reason = read_number(c, row, *column = of[ITEM_PAID_PREV], amount_read, &e->paid_prev);
        if (!reason)
            reason = read_number(c, row, *column = of[ITEM_PAID], amount_read, &e->paid);
        return reason ? reason : read_date(c, row, *column = of[ITEM_UPDATED], &e->updated);
    case SOURCE_FLEXIBLE:
        return read_date(c, row, *column = of[ITEM_SINCE], &e->since);
    case SOURCE_ENTERPRISE:
        reason = read_number(c, row, *column = of[ITEM_WORKERS], whole_read, &e->workers);
        return reason ? reason
                      : read_number(c, row, *column = of[ITEM_INSURED_WORKERS], whole_read,
                                    &e->insured_workers);
    default:
        return REASON_NONE;
    }
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
    if (reason)
        return reason;
    e->tags |= source_tag(r->source);
    if (!source_is_list(r->source)) {
        reason = read_status(c, r, row, e);
        *column = r->column[ITEM_STATUS];
        if (!reason)
            reason = read_own_cells(c, r, row, e, column);
        if (reason)
            return reason;
    }
    e->name = cell(c, row, n < r->names ? r->name[n] : -1);
    if (!areas_find(&c->policy->areas, &c->areas, cell(c, row, r->column[ITEM_TOWN]),
                    cell(c, row, r->column[ITEM_VILLAGE]), &e->area))
        e->tags |= TAG_BIT(TAG_AREA_UNKNOWN);
    return REASON_NONE;
}

/* The columns from resident on, of a source that is no list. */
static char *
print_schemes(char *p, const struct entry *e, enum source source)
{
    struct slice standing = standing_text(e->standing);

    if (source == SOURCE_RESIDENT)
        p = put(p, standing);
    *p++ = '\t';
    if (source == SOURCE_EMPLOYEE || source == SOURCE_ENTERPRISE)
        p = put(p, standing);
    *p++ = '\t';
    if (source == SOURCE_FLEXIBLE)
        p = put(p, standing);
    *p++ = '\t';
    p = whole_print(p, e->grade);
    *p++ = '\t';
    p = amount_print(p, e->paid_prev);
    *p++ = '\t';
    p = amount_print(p, e->paid);
    *p++ = '\t';
    if (e->updated)
        p = date_print(p, e->updated);
    *p++ = '\t';
    if (e->since)
        p = date_print(p, e->since);
    *p++ = '\t';
    p = whole_print(p, e->workers);
    *p++ = '\t';
    return whole_print(p, e->insured_workers);
}

/* The eight digits of the ID as YYYY-MM-DD. */
static char *
print_birth(char *p, const char *digits)
{
    memcpy(p, digits, 4);
    p[4] = p[7] = '-';
    memcpy(p + 5, digits + 4, 2);
    memcpy(p + 8, digits + 6, 2);
    return p + DATE_TEXT;
}

char *
entry_print(char *p, const struct entry *e, enum source source)
{
    p = put(p, (struct slice){e->id.text, ID_LENGTH});
    if (source == SOURCE_ENTERPRISE)
        p = put(p, SLICE("\tenterprise\t"));
    else
        p = put(p, SLICE("\tperson\t"));
    p = put_near(p, e->name);
    *p++ = '\t';
    if (source == SOURCE_ENTERPRISE)
        *p++ = '\t';
    else {
        *p++ = e->id.female ? 'F' : 'M';
        *p++ = '\t';
        p = print_birth(p, e->id.text + 6);
    }
    *p++ = '\t';
    p = put_near(p, e->area.town);
    *p++ = '\t';
    p = put_near(p, e->area.village);
    *p++ = '\t';
    p = tags_print(p, e->tags);
    *p++ = '\t';
    if (source_is_list(source) || source == SOURCE_REGISTRY)
        p = put(p, SLICE("\t\t\t\t\t\t\t\t\t"));
    else
        p = print_schemes(p, e, source);
    return put(p, SLICE("\t1\n"));
}
