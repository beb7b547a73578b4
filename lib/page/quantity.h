/* Numbers as officials read them: 98.23%, 1,234 人, 950.71 元; and where they lie on a scale. */
#ifndef CANBAO_QUANTITY_H
#define CANBAO_QUANTITY_H

#include "html/html.h"
#include "page/figures.h"
#include "page/words.h"

/* A value of the indicator with its unit; a dash for FIGURE_NONE. */
struct html_value quantity_value(const struct words *w, enum indicator i, int64_t value);

/* The same in no more decimals than it needs, as scales are marked. */
struct html_value quantity_mark(const struct words *w, enum indicator i, int64_t value);

/* What the value is made of, without units: persons, or yuan of an average. */
struct html_value quantity_numerator(enum indicator i, const struct figure *f);
struct html_value quantity_denominator(const struct figure *f);

/* The gap with its unit. */
struct html_value quantity_gap(const struct words *w, enum indicator i, int64_t gap);

/* The target with its unit, in no more decimals than it needs. */
struct html_value quantity_target(const struct words *w, enum indicator i,
                                  const struct target *target);

/* The size of a change of the value, with its unit; of shares in points. */
struct html_value quantity_change(const struct words *w, enum indicator i, int64_t change);

/* A whole number with commas. */
struct html_value quantity_count(int64_t number);

/* A scale from 0 to its top, a round number; all that is drawn is so many thousandths of it. */
enum { SCALE = 1000 };

struct scale {
    int64_t top; /* in the unit of values */
};

/* One that holds values up to `most`, the whole at most of shares. */
struct scale scale_of(enum indicator i, int64_t most);

/* Where a value lies, 0 to SCALE. */
int64_t scale_at(const struct scale *s, int64_t value);

/* The target in the unit of values, rounded down. */
int64_t scale_target(enum indicator i, const struct target *target);

#endif
