#include "values/date.h"

#include "base/digits.h"
#include "base/text.h"

enum { SERIAL_FIRST = 10000, SERIAL_LAST = 80000, FEBRUARY_29 = 229, MARCH_1 = 301 };

/* Takes up to `most` digits off the text; -1 if it begins with none. */
static int
take_number(struct slice *s, size_t most)
{
    int value = 0;
    size_t n = 0;

    for (; n < most && n < s->n && digits_is_one(s->p[n]); n++)
        value = value * 10 + (s->p[n] - '0');
    *s = (struct slice){s->p + n, s->n - n};
    return n ? value : -1;
}

static bool
take(struct slice *s, struct slice what)
{
    struct slice rest = text_less_prefix(*s, what);
    bool taken = rest.n < s->n;

    *s = rest;
    return taken;
}

uint32_t
date_parse(struct slice s)
{
    char packed[8];
    bool digits = true;
    uint32_t day;

    if (!date_take_digits(s, packed))
        return 0;
    day = digits_number(digits_of(packed, &digits));
    return digits ? date_of(day / 10000, day / 100 % 100, day % 100) : 0;
}

char *
date_print(char *p, uint32_t date)
{
    char digits[8];

    digits_put(digits, date);
    return date_put_digits(p, digits);
}

/* Years begin in March and are counted in eras of 400. (Hinnant, chrono-compatible low-level date
 * algorithms.) */
enum { TO_ERAS = 693899 /* from 0000-03-01 to 1899-12-30 */, ERA = 146097 };

uint32_t
date_of_serial(int64_t serial)
{
    uint32_t day = (uint32_t)(serial + TO_ERAS), era = day / ERA, of_era = day % ERA;
    uint32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA - 1)) / 365;
    uint32_t of_year = of_era - (365 * year + year / 4 - year / 100),
             month = (5 * of_year + 2) / 153;
    uint32_t of_month = of_year - (153 * month + 2) / 5 + 1;

    month = month < 10 ? month + 3 : month - 9;
    return date_of(year + era * 400 + (month <= 2), month, of_month);
}

int64_t
date_serial(uint32_t date)
{
    uint32_t month = date / 100 % 100, year = date / 10000 - (month < 3), era = year / 400;
    uint32_t of_era = year % 400, of_year = (153 * ((month + 9) % 12) + 2) / 5 + date % 100 - 1;

    return (int64_t)era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_ERAS;
}

static bool
all_digits(struct slice s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!digits_is_one(s.p[i]))
            return false;
    return true;
}

/* ---- a time behind the day ---- */

/* The length of what may lead to a time at s.p: blanks, T, the part of the day. */
static size_t
before_time(struct slice s)
{
    static const struct slice words[] = {SLICE_ROW(" "),    SLICE_ROW("T"),    SLICE_ROW("上午"),
                                         SLICE_ROW("下午"), SLICE_ROW("凌晨"), SLICE_ROW("中午"),
                                         SLICE_ROW("晚上")};
    struct slice rest = s;
    size_t before;

    do {
        before = rest.n;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            rest = text_less_prefix(rest, words[i]);
    } while (rest.n < before);
    return s.n - rest.n;
}

/* One or two digits and what stands behind an hour. */
static bool
is_time(struct slice s)
{
    return take_number(&s, 2) >= 0 &&
           (take(&s, SLICE(":")) || take(&s, SLICE("时")) || take(&s, SLICE("点")));
}

static bool
ends_day(struct slice s)
{
    return s.n > 0 && (digits_is_one(s.p[s.n - 1]) || text_less_suffix(s, SLICE("日")).n < s.n ||
                       text_less_suffix(s, SLICE("号")).n < s.n);
}

/* 20240305083000 */
static bool
is_stamp(struct slice s)
{
    enum { DAY = 8, STAMP = 14, HOURS = 24, SIXTY = 60 };
    int hour, minute, second;

    if (s.n != STAMP || !all_digits(s))
        return false;
    s = text_behind(s, DAY);
    hour = take_number(&s, 2);
    minute = take_number(&s, 2);
    second = take_number(&s, 2);
    return hour < HOURS && minute < SIXTY && second < SIXTY;
}

static struct slice
less_time(struct slice s)
{
    if (is_stamp(s))
        return (struct slice){s.p, 8};
    for (size_t i = 1; i < s.n; i++) {
        struct slice rest = text_behind(s, i);
        size_t n = before_time(rest);

        if (n > 0 && ends_day((struct slice){s.p, i}) && is_time(text_behind(rest, n)))
            return (struct slice){s.p, i};
    }
    return s;
}

/* ---- the day ---- */

/* Takes a separator with a blank on either side or not: a hyphen, / . _ or the word. */
static bool
take_separator(struct slice *s, struct slice word)
{
    size_t n;

    take(s, SLICE(" "));
    n = text_hyphen(*s);
    if (n > 0)
        *s = text_behind(*s, n);
    else if (!take(s, SLICE("/")) && !take(s, SLICE(".")) && !take(s, SLICE("_")) && !take(s, word))
        return false;
    take(s, SLICE(" "));
    return true;
}

/* What follows the year. */
static uint32_t
after_year(struct slice s, int year)
{
    int month, day;

    if (!take_separator(&s, SLICE("年")))
        return 0;
    month = take_number(&s, 2);
    if (!take_separator(&s, SLICE("月")))
        return 0;
    day = take_number(&s, 2);
    if (s.n > 0) {
        take(&s, SLICE(" "));
        if (!take(&s, SLICE("日")) && !take(&s, SLICE("号")))
            return 0;
    }
    return s.n || month < 1 || day < 1 ? 0
                                       : date_of((unsigned)year, (unsigned)month, (unsigned)day);
}

/* Nothing, or a point and digits. */
static bool
is_fraction(struct slice s)
{
    return s.n == 0 || (s.n > 1 && s.p[0] == '.' && all_digits(text_behind(s, 1)));
}

uint32_t
date_read(struct slice s, char *scratch)
{
    enum { YEAR = 4, SERIAL = 5, DAY = 8 };
    uint32_t date = date_parse(s);
    struct slice rest;
    int number;

    if (date)
        return date;
    s = less_time(text_half_width(s, scratch));
    rest = s;
    number = take_number(&rest, DAY);
    switch (s.n - rest.n) {
    case YEAR:
        return after_year(rest, number);
    case SERIAL:
        return number >= SERIAL_FIRST && number <= SERIAL_LAST && is_fraction(rest)
                   ? date_of_serial(number)
                   : 0;
    case DAY:
        return rest.n > 0 ? 0
                          : date_of((unsigned)number / 10000, (unsigned)number / 100 % 100,
                                    (unsigned)number % 100);
    default:
        return 0;
    }
}

int
date_age(uint32_t birth, uint32_t on)
{
    return (int)(on / 10000) - (int)(birth / 10000) - (on % 10000 < birth % 10000);
}

uint32_t
date_born(uint32_t on, unsigned years)
{
    uint32_t span = (uint32_t)years * 10000;

    if (on % 10000 == MARCH_1 && !date_is_leap(on / 10000))
        on -= MARCH_1 - FEBRUARY_29;
    return on > span ? on - span : 0;
}
