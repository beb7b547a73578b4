/* Days of the Gregorian calendar as one number, 20240305 for
 * 2024-03-05: they compare as days do. */
#ifndef CANBAO_DATE_H
#define CANBAO_DATE_H

#include "base/slice.h"

enum { DATE_TEXT = 10 }; /* the length of 2024-03-05 */

static inline bool
date_is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The day, or 0 if there is none such; years 1 to 9999. */
static inline uint32_t
date_of(unsigned year, unsigned month, unsigned day)
{
    static const unsigned char days[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned last = days[month & 15] + (month == 2 && date_is_leap(year) ? 1U : 0U);

    if (year - 1 > 9998 || month > 12 || day - 1 >= last)
        return 0;
    return (uint32_t)(year * 10000 + month * 100 + day);
}

/* Writes the eight digits of a day, YYYYMMDD, as YYYY-MM-DD, 10 bytes, and returns its end. */
static inline char *
date_put_digits(char *p, const char *digits)
{
    memcpy(p, digits, 4);
    p[4] = p[7] = '-';
    memcpy(p + 5, digits + 4, 2);
    memcpy(p + 8, digits + 6, 2);
    return p + DATE_TEXT;
}

/* The way back: the eight characters between the hyphens; false if the text is not of that form. */
static inline bool
date_take_digits(struct slice s, char digits[8])
{
    if (s.n != DATE_TEXT || s.p[4] != '-' || s.p[7] != '-')
        return false;
    memcpy(digits, s.p, 4);
    memcpy(digits + 4, s.p + 5, 2);
    memcpy(digits + 6, s.p + 8, 2);
    return true;
}

/* Reads exactly YYYY-MM-DD; 0 if it is not. */
uint32_t date_parse(struct slice s);

/* Writes YYYY-MM-DD, 10 bytes, and returns its end. */
char *date_print(char *p, uint32_t date);

/* Reads a tidied cell as people write days; 0 if it is none. Half-width; a time behind is cut off:
 * behind a digit, 日 or 号, from blanks, T, 上午 下午 凌晨 中午 or 晚上 before one or two digits
 * and `:`, 时 or 点, or the last six of 14 digits. Then a year of four digits, month and day of one
 * or two, between them a hyphen, / . _ or 年 and 月, a blank on either side or not, and 日, 号 or
 * nothing behind; or 20240305; or a spreadsheet's number of the day, with a fraction or not, 10000
 * to 80000, counted from day 1 = 1899-12-31. `scratch` has room for s.n bytes. */
uint32_t date_read(struct slice s, char *scratch);

/* The day that a spreadsheet counts with that number, 61 (1900-03-01) and above; below it goes on
 * in the calendar, 0 is 1899-12-30, where spreadsheets go on otherwise. From -693593 (0001-01-01)
 * to 2958465 (9999-12-31). */
uint32_t date_of_serial(int64_t serial);

/* The way back. */
int64_t date_serial(uint32_t date);

/* Completed years on a day. Who was born on 29 February turns a year older on 1 March in common
 * years. */
int date_age(uint32_t birth, uint32_t on);

/* The way back: those born on that day or later complete that many years on `on` or later, all
 * others before. Neither need be a day of the calendar: day + 1 is what comes after a day. */
uint32_t date_born(uint32_t on, unsigned years);

#endif
