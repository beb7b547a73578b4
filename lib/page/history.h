/* Earlier values of areas' indicators, day by day. */
#ifndef CANBAO_HISTORY_H
#define CANBAO_HISTORY_H

#include "page/figures.h"

/* A value of a day; in the unit of figures. */
struct past {
    size_t series;
    uint32_t day; /* as in date.h */
    int64_t value;
};

/* By series, then by day. Its memory is kept to the end of the process. */
struct history {
    struct dict names; /* level, town TAB village TAB indicator */
    struct past *past;
    size_t count, room;
};

/* Reads a stream of date, level, town, village, indicator, value; other columns do not matter. What
 * is not of that form is refused with status 1. */
void history_read(struct history *h, struct reader *r);

/* The values of that area and indicator, the oldest first; *count of them, 0 where there are none,
 * also where h is NULL. */
const struct past *history_of(const struct history *h, const struct area_figures *area,
                              enum indicator i, size_t *count);

#endif
