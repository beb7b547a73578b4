#include "stream/merge.h"

static int
order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Whose word on name and place counts: the register's, then the schemes' in this order. */
static int
rank(const struct person *p)
{
    if (p->tags & (TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_DECEASED) | TAG_BIT(TAG_MOVED_OUT)))
        return 4;
    return p->resident ? 3 : p->employee ? 2 : p->flexible ? 1 : 0;
}

static int
order_places(const struct person *a, const struct person *b)
{
    int by = slice_order(a->town, b->town);

    return by ? by : slice_order(a->village, b->village);
}

int
merge_order_names(const struct person *a, const struct person *b)
{
    int by = order(rank(a), rank(b));

    if (!by)
        by = order_places(a, b);
    return by ? by : slice_order(a->name, b->name);
}

int
merge_order_resident(const struct person *a, const struct person *b)
{
    int by = order(a->updated, b->updated);

    if (!by)
        by = order(a->resident, b->resident);
    if (!by)
        by = order(a->grade, b->grade);
    if (!by)
        by = order(a->paid, b->paid);
    return by ? by : order(a->paid_prev, b->paid_prev);
}

void
merge_start(struct merged *m, const struct person *p)
{
    m->person = *p;
    m->a_name = p->name;
}

static void
take_greater(struct slice *to, struct slice s)
{
    if (slice_order(*to, s) < 0)
        *to = s;
}

static void
take_place(struct person *to, const struct person *p)
{
    to->town = p->town;
    to->village = p->village;
}

/* Name and place, each from the records of the highest rank, the greatest. */
static void
add_names(struct merged *m, const struct person *p)
{
    struct person *to = &m->person;
    int by_rank = order(rank(to), rank(p));

    if (p->name.n > 0) {
        if (m->a_name.n > 0 && !slice_is(m->a_name, p->name))
            to->tags |= TAG_BIT(TAG_NAME_CONFLICT);
        m->a_name = p->name;
    }
    if (by_rank < 0) {
        to->name = p->name;
        take_place(to, p);
    }
    if (by_rank != 0)
        return;
    take_greater(&to->name, p->name);
    if (order_places(to, p) < 0)
        take_place(to, p);
}

static void
add_resident(struct person *to, const struct person *p)
{
    int by = merge_order_resident(to, p);

    if (!p->resident)
        return;
    if (to->resident && by != 0)
        to->tags |= TAG_BIT(TAG_DOUBLE_RESIDENT);
    if (to->resident && by >= 0)
        return;
    to->resident = p->resident;
    to->grade = p->grade;
    to->paid = p->paid;
    to->paid_prev = p->paid_prev;
    to->updated = p->updated;
}

static int
order_workers(const struct person *a, const struct person *b)
{
    int by = order(a->employee, b->employee);

    if (!by)
        by = order(a->workers, b->workers);
    return by ? by : order(a->insured_workers, b->insured_workers);
}

/* The greater status comes first in the order of workers, so that of a person is the highest. */
static void
add_schemes(struct person *to, const struct person *p)
{
    if (order_workers(p, to) > 0) {
        to->employee = p->employee;
        to->workers = p->workers;
        to->insured_workers = p->insured_workers;
    }
    if (p->flexible > to->flexible)
        to->flexible = p->flexible;
    if (p->since && (!to->since || p->since < to->since))
        to->since = p->since;
}

void
merge_add(struct merged *m, const struct person *p, size_t others)
{
    struct person *to = &m->person;

    add_names(m, p); /* before all that changes the rank */
    to->tags |= p->tags;
    add_schemes(to, p);
    add_resident(to, p);
    to->copies += p->copies;
    to->input = p->input < to->input ? p->input : to->input;
    take_greater(&to->kind, p->kind);
    take_greater(&to->sex, p->sex);
    take_greater(&to->birth, p->birth);
    for (size_t i = 0; i < others; i++)
        take_greater(&to->other[i], p->other[i]);
}
