/* Months of the calendar as one number, 12 * year + month - 1: they can be counted on. */
#ifndef CANBAO_MONTH_H
#define CANBAO_MONTH_H

#include "base/slice.h"

enum { MONTH_NONE = -1, MONTH_YEAR = 12, MONTH_TEXT = 7 /* the length of 2024-03 */ };

/* The month of a day as in date.h. */
static inline int32_t
month_of(uint32_t date)
{
    return (int32_t)(date / 10000 * MONTH_YEAR + date / 100 % 100 - 1);
}

/* The day before its first one, as in date.h: no day, but it compares as one does. */
static inline uint32_t
month_begin(int32_t month)
{
    return (uint32_t)(month / MONTH_YEAR * 10000 + (month % MONTH_YEAR + 1) * 100);
}

/* Reads exactly YYYY-MM, years 1 to 9999; MONTH_NONE if it is not. */
int32_t month_parse(struct slice s);

/* Writes YYYY-MM, MONTH_TEXT bytes and, from the year 10000 on, one more; returns the end. */
char *month_print(char *p, int32_t month);

#endif
