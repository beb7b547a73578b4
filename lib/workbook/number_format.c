#include "workbook/number_format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"
#include "base/text.h"
#include "bytes/output.h"
#include "values/date.h"

/* From this day on (1927-05-18) a number is a day also for normalize, and hardly a duration. */
enum { LONGEST_DURATION = 10000 };

enum { DAY = 24 * 60 * 60, LAST_DAY = 2958465 /* 9999-12-31 */, TO_1904 = 1462, DIGITS = 15 };

/* What the letters of a code ask for. */
struct asked {
    bool day, month, time, duration, percent, other;
    size_t zeroes;
};

/* The length of what stands at c for itself: quoted or escaped text, a bracket, a blank of some
 * width. */
static size_t
skip_literal(struct slice c)
{
    char close = c.p[0] == '"' ? '"' : ']';
    const char *end;

    if (c.p[0] == '\\' || c.p[0] == '_' || c.p[0] == '*')
        return c.n < 2 ? c.n : 2;
    if (c.p[0] != '"' && c.p[0] != '[')
        return 0;
    end = c.n > 1 ? memchr(c.p + 1, close, c.n - 1) : NULL;
    return end ? (size_t)(end + 1 - c.p) : c.n;
}

/* A bracket with hours, minutes or seconds in it is a duration: [h]:mm. */
static bool
is_duration(struct slice bracket)
{
    if (bracket.n < 3 || bracket.p[0] != '[')
        return false;
    for (size_t i = 1; i + 1 < bracket.n; i++)
        if (!strchr("hHmMsS", bracket.p[i]))
            return false;
    return true;
}

static bool
starts(struct slice s, const char *word)
{
    size_t n = strlen(word);

    return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

/* Takes the letter or word at c into account and returns its length. */
static size_t
take_letter(struct slice c, struct asked *asked)
{
    if (starts(c, "general")) {
        asked->other = true;
        return strlen("general");
    }
    if (starts(c, "am/pm") || starts(c, "a/p")) {
        asked->time = true;
        return starts(c, "a/p") ? 3 : 5;
    }
    switch (c.p[0] | ' ') {
    case 'e':
        if (c.n > 1 && (c.p[1] == '+' || c.p[1] == '-')) {
            asked->other = true;
            break;
        }
        asked->day = true; /* the year of an era */
        break;
    case 'y':
    case 'd':
        asked->day = true;
        break;
    case 'h':
    case 's':
        asked->time = true;
        break;
    case 'm':
        asked->month = true;
        break;
    default:
        asked->percent |= c.p[0] == '%';
        asked->zeroes += c.p[0] == '0';
        asked->other |= c.p[0] != '0';
    }
    return 1;
}

int
number_format_of_code(struct slice code)
{
    struct asked asked = {0};
    bool day, literal = false;

    while (code.n > 0 && code.p[0] != ';') {
        size_t n = skip_literal(code);

        if (n > 0) {
            asked.duration |= is_duration((struct slice){code.p, n});
            literal |= code.p[0] != '[';
        } else
            n = take_letter(code, &asked);
        code = (struct slice){code.p + n, code.n - n};
    }
    asked.time |= asked.duration;
    day = asked.day || (asked.month && !asked.time);
    if (day)
        return asked.time ? NUMBER_DATE_TIME : NUMBER_DATE;
    if (asked.time)
        return asked.duration ? NUMBER_DURATION : NUMBER_TIME;
    if (asked.percent)
        return NUMBER_PERCENT;
    if (asked.zeroes > 1 && asked.zeroes <= NUMBER_LONGEST_PADDING && !asked.other && !literal)
        return NUMBER_PADDED + (int)asked.zeroes;
    return NUMBER_PLAIN;
}

/* 27 to 36 and 50 to 58 are those of Chinese spreadsheets. */
int
number_format_of_number(unsigned number)
{
    if (number == 9 || number == 10)
        return NUMBER_PERCENT;
    if (number == 22)
        return NUMBER_DATE_TIME;
    if (number == 46)
        return NUMBER_DURATION;
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) ||
        (number >= 45 && number <= 47) || number == 55 || number == 56)
        return NUMBER_TIME;
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 36) ||
        (number >= 50 && number <= 58))
        return NUMBER_DATE;
    return NUMBER_PLAIN;
}

/* Before 1900-03-01 spreadsheets count a day less than the calendar, since they have a 29
 * February 1900. */
static char *
print_day(char *to, int64_t serial, bool since_1904)
{
    enum { NO_DAY = 60 };

    if (since_1904)
        return date_print(to, date_of_serial(serial + TO_1904));
    if (serial == 0)
        return stpcpy(to, "1900-01-00");
    if (serial == NO_DAY)
        return stpcpy(to, "1900-02-29");
    return date_print(to, date_of_serial(serial + (serial < NO_DAY)));
}

static char *
print_time(char *to, int64_t seconds)
{
    return to + sprintf(to, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                        (int)(seconds % 60));
}

static char *
print_moment(char *to, double value, int kind, bool since_1904)
{
    int64_t seconds = llround(value * DAY);

    if (value < 1 ? kind == NUMBER_TIME || kind == NUMBER_DURATION
                  : kind == NUMBER_DURATION && value < LONGEST_DURATION)
        return print_time(to, seconds);
    to = print_day(to, seconds / DAY, since_1904);
    if (seconds % DAY == 0 || kind == NUMBER_DATE)
        return to;
    *to++ = ' ';
    return print_time(to, seconds % DAY);
}

/* At most DIGITS digits; beyond them, and below 0.0001, with an exponent. */
static char *
print_plain(char *to, double value)
{
    double size = fabs(value);

    if (size == 0)
        return output_copy(to, SLICE("0"));
    return to + sprintf(to, "%.*G", DIGITS, value);
}

/* Whether the text is what print_plain would make of it: the shortest form, of no more digits than
 * it prints. */
static bool
is_plain(struct slice s)
{
    size_t i = s.n > 0 && s.p[0] == '-', whole = i;

    while (i < s.n && digits_is_one(s.p[i]))
        i++;
    if (i == whole || s.n > DIGITS || s.p[whole] == '0')
        return false;
    if (i < s.n && s.p[i] == '.' && s.p[s.n - 1] >= '1')
        for (i++; i < s.n && digits_is_one(s.p[i]);)
            i++;
    return i == s.n;
}

char *
number_format_text(struct slice number, int kind, bool since_1904, char to[NUMBER_TEXT])
{
    char text[NUMBER_TEXT], *end;
    size_t n = number.n < sizeof text ? number.n : sizeof text - 1;
    double value;

    if (kind == NUMBER_PLAIN && is_plain(number))
        return output_copy(to, number);
    memcpy(text, number.p, n);
    text[n] = '\0';
    value = strtod(text, &end);
    if (n == 0 || *end || !isfinite(value))
        return stpcpy(to, text);
    if (kind >= NUMBER_DATE && kind <= NUMBER_DATE_TIME && value >= 0 &&
        value < LAST_DAY + 1 - (since_1904 ? TO_1904 : 0))
        return print_moment(to, value, kind, since_1904);
    if (kind == NUMBER_PERCENT) {
        end = print_plain(to, value * 100);
        *end++ = '%';
        return end;
    }
    if (kind > NUMBER_PADDED && value >= 0 && value < 1e15 && floor(value) == value)
        return to + sprintf(to, "%0*.0f", kind - NUMBER_PADDED, value);
    return print_plain(to, value);
}
