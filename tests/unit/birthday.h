/* What tests of ages and bands are held against: the day on which somebody completes that many
 * years. */
#ifndef CANBAO_TEST_BIRTHDAY_H
#define CANBAO_TEST_BIRTHDAY_H

#include "values/date.h"

/* Who was born on 29 February turns a year older on 1 March in common years. */
static inline uint32_t
birthday_of(uint32_t birth, unsigned years)
{
    enum { FEBRUARY_29 = 229, MARCH_1 = 301 };
    unsigned year = birth / 10000 + years, day = birth % 10000;

    if (day == FEBRUARY_29 && !date_is_leap(year))
        day = MARCH_1;
    return (uint32_t)(year * 10000 + day);
}

#endif
