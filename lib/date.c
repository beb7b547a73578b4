#include "date.h"

#include "digits.h"
#include "text.h"

enum { SERIAL_FIRST = 10000, SERIAL_LAST = 80000, FEBRUARY_29 = 229, MARCH_1 = 301 };

/* Takes up to `most` digits off the text; -1 if it begins with none. */
static int
take_number(struct slice *s, size_t most)
{
    int value = 0;
    size_t n = 0;

    for (; n < most && n < s->n && s->p[n] >= '0' && s->p[n] <= '9'; n++)
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

    if (s.n != DATE_TEXT || s.p[4] != '-' || s.p[7] != '-')
        return 0;
    memcpy(packed, s.p, 4);
    memcpy(packed + 4, s.p + 5, 2);
    memcpy(packed + 6, s.p + 8, 2);
    day = digits_number(digits_of(packed, &digits));
    return digits ? date_of(day / 10000, day / 100 % 100, day % 100) : 0;
}

char *
date_print(char *p, uint32_t date)
{
    char digits[8];

    digits_put(digits, date);
    memcpy(p, digits, 4);
    p[4] = p[7] = '-';
    memcpy(p + 5, digits + 4, 2);
    memcpy(p + 8, digits + 6, 2);
    return p + DATE_TEXT;
}

static uint32_t
from_serial(int serial)
{
    unsigned year = 1927,
             day = (unsigned)serial - 9862; /* day 9862 of a spreadsheet is 1926-12-31 */

    for (; day > 365U + date_is_leap(year); year++)
        day -= 365U + date_is_leap(year);
    for (unsigned month = 1;; month++)
        for (unsigned of_month = 1; date_of(year, month, of_month); of_month++)
            if (--day == 0)
                return date_of(year, month, of_month);
}

/* What follows the year: 年3月5日, or twice the same separator before a number. */
static uint32_t
after_year(struct slice s, int year)
{
    bool chinese = take(&s, SLICE("年"));
    struct slice separator = {s.p, chinese || s.n == 0 ? 0 : 1};
    int month, day;

    if (!chinese && !(separator.n && (s.p[0] == '-' || s.p[0] == '/' || s.p[0] == '.')))
        return 0;
    s = text_less_prefix(s, separator);
    month = take_number(&s, 2);
    if (!take(&s, chinese ? SLICE("月") : separator))
        return 0;
    day = take_number(&s, 2);
    if (chinese && !take(&s, SLICE("日")))
        return 0;
    return s.n || month < 1 || day < 1 ? 0
                                       : date_of((unsigned)year, (unsigned)month, (unsigned)day);
}

uint32_t
date_read(struct slice s)
{
    uint32_t date = date_parse(s);
    const char *space;
    struct slice rest;
    int number;

    if (date)
        return date;
    space = s.n ? memchr(s.p, ' ', s.n) : NULL;
    if (space)
        s.n = (size_t)(space - s.p);
    rest = s;
    number = take_number(&rest, 8);
    if (s.n - rest.n == 4)
        return after_year(rest, number);
    if (rest.n > 0)
        return 0;
    if (s.n == 8)
        return date_of((unsigned)number / 10000, (unsigned)number / 100 % 100,
                       (unsigned)number % 100);
    return number >= SERIAL_FIRST && number <= SERIAL_LAST && s.n == 5 ? from_serial(number) : 0;
}

int
date_age(uint32_t birth, uint32_t on)
{
    return (int)(on / 10000) - (int)(birth / 10000) - (on % 10000 < birth % 10000);
}

uint32_t
date_birthday(uint32_t birth, unsigned years)
{
    unsigned year = birth / 10000 + years, day = birth % 10000;

    if (day == FEBRUARY_29 && !date_is_leap(year))
        day = MARCH_1;
    return (uint32_t)(year * 10000 + day);
}
