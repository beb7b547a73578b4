#include "values/month.h"

#include "check.h"
#include "values/date.h"

static void
check_parse(void)
{
    static const struct {
        const char *text;
        int32_t month;
    } rows[] = {
        {"1965-01", 1965 * 12},  {"1965-12", 1965 * 12 + 11},
        {"0001-01", 12},         {"9999-12", 9999 * 12 + 11},
        {"0000-12", MONTH_NONE}, {"1965-00", MONTH_NONE},
        {"1965-13", MONTH_NONE}, {"1965-1", MONTH_NONE},
        {"1965-1-", MONTH_NONE}, {"196501", MONTH_NONE},
        {"1965/01", MONTH_NONE}, {"1965-01-01", MONTH_NONE},
        {" 965-01", MONTH_NONE}, {"", MONTH_NONE},
    };

    check("months as they are written, and what is none");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_number(month_parse(slice_of(rows[i].text)), rows[i].month, rows[i].text);
}

static void
expect_printed(int32_t month, const char *text)
{
    char to[16];

    expect_text((struct slice){to, (size_t)(month_print(to, month) - to)}, slice_of(text), text);
}

static void
check_print(void)
{
    check("months are written as they are read; later ones in more digits");
    for (int32_t month = 12; month < 10000 * MONTH_YEAR; month++) {
        char text[16];

        snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
        expect_number(month_parse(slice_of(text)), month, text);
        expect_printed(month, text);
    }
    expect_printed(10000 * MONTH_YEAR, "10000-01");
    expect_printed(10199 * MONTH_YEAR + 11, "10199-12");
}

/* Every day of a century. */
static void
check_days(void)
{
    check("the month of a day, and where it begins");
    for (uint32_t day = 19500101; day <= 20491231; day++) {
        int32_t month = month_of(day);

        if (!date_of(day / 10000, day / 100 % 100, day % 100))
            continue;
        expect_number(month, (int32_t)(day / 10000) * 12 + (int32_t)(day / 100 % 100) - 1, "month");
        expect(month_begin(month) < day && month_begin(month + 1) > day, "%u is not in its month",
               (unsigned)day);
    }
}

int
main(void)
{
    check_parse();
    check_print();
    check_days();
    return check_end();
}
