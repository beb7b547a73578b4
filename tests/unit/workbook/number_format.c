#include "workbook/number_format.h"

#include "check.h"

static void
check_codes(void)
{
    static const struct {
        const char *code;
        int kind;
    } rows[] = {
        {"General", NUMBER_PLAIN},
        {"G/通用格式", NUMBER_PLAIN},
        {"0.00E+00", NUMBER_PLAIN},
        {"@", NUMBER_PLAIN},
        {"", NUMBER_PLAIN},
        {"0", NUMBER_PLAIN},
        {"00", NUMBER_PADDED + 2},
        {"000000000000000000", NUMBER_PADDED + 18},
        {"00.0", NUMBER_PLAIN},
        {"\"No\"000", NUMBER_PLAIN},
        {"0%", NUMBER_PERCENT},
        {"yyyy-mm-dd", NUMBER_DATE},
        {"yyyy\"年\"m\"月\"d\"日\";@", NUMBER_DATE},
        {"[$-804]aaaa;@", NUMBER_PLAIN},
        {"mmm", NUMBER_DATE},
        {"mm:ss", NUMBER_TIME},
        {"[h]:mm", NUMBER_DURATION},
        {"[mm]:ss", NUMBER_DURATION},
        {"[Red]0", NUMBER_PLAIN},
        {"[>100]0;d", NUMBER_PLAIN},
        {"h:mm AM/PM", NUMBER_TIME},
        {"yyyy/m/d h:mm", NUMBER_DATE_TIME},
        {"_ * #,##0_ ", NUMBER_PLAIN},
        {"\"d", NUMBER_PLAIN},
        {"\\", NUMBER_PLAIN},
        {"[h", NUMBER_PLAIN},
        {"[hh]:mm:ss.00", NUMBER_DURATION},
        {"yyyy-m-d [h]:mm", NUMBER_DATE_TIME},
    };

    check("what a code asks for");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect(number_format_of_code(slice_of(rows[i].code)) == rows[i].kind, "%s: %d",
               rows[i].code, number_format_of_code(slice_of(rows[i].code)));
}

/* All days from 1900 to 9999 follow one another. */
static void
check_days(void)
{
    static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned year = 1900, month = 1, day = 1;

    check("every day that there is, counted from 1900 and from 1904");
    for (int serial = 1; serial <= 2958465; serial++) {
        char number[16], wanted[48], got[NUMBER_TEXT];
        int n = sprintf(number, "%d", serial);
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 || year == 1900;
        char *end;

        sprintf(wanted, "%04u-%02u-%02u", year, month, day);
        end = number_format_text((struct slice){number, (size_t)n}, NUMBER_DATE, false, got);
        expect_text((struct slice){got, (size_t)(end - got)}, slice_of(wanted), number);
        if (serial > 1462) {
            n = sprintf(number, "%d", serial - 1462);
            end = number_format_text((struct slice){number, (size_t)n}, NUMBER_DATE, true, got);
            expect_text((struct slice){got, (size_t)(end - got)}, slice_of(wanted), number);
        }
        if (++day > lengths[month - 1] + (month == 2 && leap ? 1U : 0U)) {
            day = 1;
            if (++month > 12) {
                month = 1;
                year++;
            }
        }
    }
}

/* Times of day, durations, and days in formats of either. */
static void
check_times(void)
{
    static const struct {
        const char *number;
        int kind;
        const char *text;
    } rows[] = {
        {"0", NUMBER_TIME, "00:00:00"},
        {"0.999", NUMBER_TIME, "23:58:34"},
        {"1", NUMBER_TIME, "1900-01-01"},
        {"1.25", NUMBER_TIME, "1900-01-01 06:00:00"},
        {"45297", NUMBER_TIME, "2024-01-06"},
        {"-0.5", NUMBER_TIME, "-0.5"},
        {"2958466", NUMBER_TIME, "2958466"},
        {"0.5", NUMBER_DURATION, "12:00:00"},
        {"1.25", NUMBER_DURATION, "30:00:00"},
        {"9999.5", NUMBER_DURATION, "239988:00:00"},
        {"10000", NUMBER_DURATION, "1927-05-18"},
        {"45297.5", NUMBER_DURATION, "2024-01-06 12:00:00"},
    };

    check("times of day and durations");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char got[NUMBER_TEXT];
        char *end = number_format_text(slice_of(rows[i].number), rows[i].kind, false, got);

        expect_text((struct slice){got, (size_t)(end - got)}, slice_of(rows[i].text),
                    rows[i].number);
    }
}

/* The short way gives what the long way gives: a number with a
 * sign before it takes the long one. */
static void
check_plain(void)
{
    check("plain numbers by either way");
    for (int i = 0; i < 200000; i++) {
        char number[32] = "+", got[NUMBER_TEXT], wanted[NUMBER_TEXT];
        size_t n = 1 + random_below(16);
        char *end, *long_end;

        random_bytes(number + 1, n, SLICE("0123456789."));
        number[n + 1] = '\0';
        end = number_format_text((struct slice){number + 1, n}, NUMBER_PLAIN, false, got);
        long_end = number_format_text((struct slice){number, n + 1}, NUMBER_PLAIN, false, wanted);
        if (wanted[0] != '+') /* it is a number */
            expect_text((struct slice){got, (size_t)(end - got)},
                        (struct slice){wanted, (size_t)(long_end - wanted)}, number);
    }
}

int
main(void)
{
    check_codes();
    check_days();
    check_times();
    check_plain();
    return check_end();
}
