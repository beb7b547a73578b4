#include "page/quantity.h"

#include <stdio.h>

#include "base/text.h"
#include "values/amount.h"

enum { CENTS = 100, WHOLE_SHARE = 10000 };

static bool
is_share(enum indicator i)
{
    return figure_decimals(i) == 4;
}

/* The number and, behind a blank where it is no share, the unit. */
static struct html_value
with_unit(struct html_value number, struct slice unit, bool joined)
{
    size_t length = number.own_length + unit.n + !joined;

    if (unit.n == 0 || length > sizeof number.own)
        return number;
    if (!joined)
        number.own[number.own_length++] = ' ';
    memcpy(number.own + number.own_length, unit.p, unit.n);
    number.own_length += unit.n;
    return number;
}

/* A number of so many decimals; those that are zeros at the end are left out down to `keep`. */
static struct html_value
decimal(int64_t number, unsigned decimals, unsigned keep)
{
    char text[40];
    int64_t whole = number, scale = 1;
    size_t n;

    for (; decimals > keep && whole % 10 == 0; decimals--)
        whole /= 10;
    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    n = (size_t)(whole_print(text, whole / scale) - text);
    if (decimals > 0)
        n += (size_t)snprintf(text + n, sizeof text - n, ".%0*lld", (int)decimals,
                              (long long)(whole % scale));
    return html_grouped((struct slice){text, n});
}

static struct html_value
value_of(enum indicator i, int64_t value)
{
    unsigned decimals = figure_decimals(i);

    return decimals == 0 ? decimal(value, 0, 0) : decimal(value, 2, 2);
}

struct html_value
quantity_value(const struct words *w, enum indicator i, int64_t value)
{
    struct slice name = slice_of(indicator_row(i).name);

    if (value == FIGURE_NONE)
        return html_text(words_find(w, SLICE("no_value")));
    return with_unit(value_of(i, value), words_name(w, "unit", name), is_share(i));
}

struct html_value
quantity_mark(const struct words *w, enum indicator i, int64_t value)
{
    unsigned decimals = figure_decimals(i) == 0 ? 0 : 2;

    return with_unit(decimal(value, decimals, 0),
                     words_name(w, "unit", slice_of(indicator_row(i).name)), is_share(i));
}

struct html_value
quantity_numerator(enum indicator i, const struct figure *f)
{
    return decimal(f->numerator, indicator_row(i).form == FORM_AVERAGE ? 2 : 0, 0);
}

struct html_value
quantity_denominator(const struct figure *f)
{
    return decimal(f->denominator, 0, 0);
}

struct html_value
quantity_gap(const struct words *w, enum indicator i, int64_t gap)
{
    return with_unit(decimal(gap, 0, 0), words_name(w, "gap_unit", slice_of(indicator_row(i).name)),
                     false);
}

struct html_value
quantity_target(const struct words *w, enum indicator i, const struct target *target)
{
    unsigned decimals = 0;
    int64_t part = target->part;

    for (int64_t whole = target->whole; whole > 1; whole /= 10)
        decimals++;
    for (int moved = 0; is_share(i) && moved < 2; moved++) {
        if (decimals > 0)
            decimals--;
        else
            part *= 10;
    }
    return with_unit(decimal(part, decimals, 0),
                     words_name(w, "unit", slice_of(indicator_row(i).name)), is_share(i));
}

struct html_value
quantity_change(const struct words *w, enum indicator i, int64_t change)
{
    struct slice unit = is_share(i) ? words_find(w, SLICE("points"))
                                    : words_name(w, "unit", slice_of(indicator_row(i).name));

    return with_unit(value_of(i, change < 0 ? -change : change), unit, false);
}

struct html_value
quantity_count(int64_t number)
{
    return decimal(number, 0, 0);
}

/* The next of 1, 2, 5, 10, 20 … */
static int64_t
round_number(int64_t least)
{
    static const int steps[] = {1, 2, 5};

    for (int64_t ten = 1;; ten *= 10)
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
            if (ten * steps[i] >= least || ten > INT64_MAX / 100)
                return ten * steps[i];
}

struct scale
scale_of(enum indicator i, int64_t most)
{
    int64_t step = round_number(most / 8 + 1), top = (most / step + 1) * step;

    return (struct scale){is_share(i) && top > WHOLE_SHARE ? WHOLE_SHARE : top};
}

int64_t
scale_at(const struct scale *s, int64_t value)
{
    if (value <= 0)
        return 0;
    return value >= s->top ? SCALE : (int64_t)((__extension__(__int128) value) * SCALE / s->top);
}

int64_t
scale_target(enum indicator i, const struct target *target)
{
    int64_t unit = is_share(i) ? WHOLE_SHARE : indicator_row(i).form == FORM_AVERAGE ? CENTS : 1;

    return target->part * unit / target->whole;
}
