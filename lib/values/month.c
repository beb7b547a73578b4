#include "values/month.h"

#include "values/date.h"

int32_t
month_parse(struct slice s)
{
    char day[DATE_TEXT] = "0000-00-01";
    uint32_t date;

    if (s.n != MONTH_TEXT)
        return MONTH_NONE;
    memcpy(day, s.p, MONTH_TEXT);
    date = date_parse((struct slice){day, DATE_TEXT});
    return date ? month_of(date) : MONTH_NONE;
}

char *
month_print(char *p, int32_t month)
{
    enum { YEARS = 10000, DAYS = YEARS * 10000 };
    char day[DATE_TEXT];

    if (month >= YEARS * MONTH_YEAR)
        *p++ = (char)('0' + month / (YEARS * MONTH_YEAR));
    date_print(day, month_begin(month) % DAYS);
    memcpy(p, day, MONTH_TEXT);
    return p + MONTH_TEXT;
}
