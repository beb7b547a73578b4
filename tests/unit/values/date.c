#include "values/date.h"

#include "birthday.h"
#include "check.h"

/* A calendar that only knows how to go on to the next day. */
struct day {
    unsigned year, month, day;
};

static unsigned
last_day(const struct day *d)
{
    if (d->month == 2)
        return d->year % 400 == 0 || (d->year % 4 == 0 && d->year % 100 != 0) ? 29 : 28;
    return d->month == 4 || d->month == 6 || d->month == 9 || d->month == 11 ? 30 : 31;
}

static void
next_day(struct day *d)
{
    if (d->day++ < last_day(d))
        return;
    d->day = 1;
    if (d->month++ < 12)
        return;
    d->month = 1;
    d->year++;
}

static uint32_t
number_of(const struct day *d)
{
    return d->year * 10000 + d->month * 100 + d->day;
}

static const struct {
    const char *text;
    uint32_t day;
} forms[] = {
    {"2024-03-05", 20240305},
    {"2024-3-5", 20240305},
    {"2024/3/5", 20240305},
    {"2024/03/05", 20240305},
    {"2024.3.5", 20240305},
    {"2024年3月5日", 20240305},
    {"2024年03月05日", 20240305},
    {"20240305", 20240305},
    {"2024-3-5 8:00", 20240305},
    {"2024-03-05 08:00:00", 20240305},
    {"2024年3月5日 8时", 20240305},
    {"45356", 20240305},
    {"45356 8:00", 20240305},
    {"45356.5", 20240305},
    {"45356.0", 20240305},
    {"80000.99", 21190111},
    {"2024-3/5", 20240305},
    {"2024_3_5", 20240305},
    {"2024年3月5", 20240305},
    {"2024年3-5", 20240305},
    {"2024-3月5日", 20240305},
    {"2024-3-5日", 20240305},
    {"2024年3月5号", 20240305},
    {"2024 年 3 月 5 日", 20240305},
    {"2024 - 3 - 5", 20240305},
    {"2024‐3‑5", 20240305},
    {"2024–3—5", 20240305},
    {"2024−3﹘5", 20240305},
    {"２０２４－０３－０５", 20240305},
    {"２０２４．３．５", 20240305},
    {"２０２４０３０５", 20240305},
    {"2024-03-05T08:00:00", 20240305},
    {"2024-03-05T08:00:00Z", 20240305},
    {"2024-3-5 T 8:00", 20240305},
    {"2024年3月5日上午8时", 20240305},
    {"2024年3月5日 下午 3点20分", 20240305},
    {"2024年3月5号凌晨1：00", 20240305},
    {"2024-3-5中午12:00", 20240305},
    {"2024-3-5晚上8点", 20240305},
    {"20240305 08:00", 20240305},
    {"20240305083000", 20240305},
    {"20240305000000", 20240305},
    {"20240305235959", 20240305},
    {"20240305240000", 0},
    {"20240305006000", 0},
    {"20240305000060", 0},
    {"2024030508300", 0},
    {"20240305 0800", 0},
    {"45356 0.5", 0},
    {"45356.", 0},
    {"45356.5.", 0},
    {"45356.x", 0},
    {"453567.5", 0},
    {"2024-3-5.", 0},
    {"2024年3月2 4日", 0},
    {"2024年3月5日8:00", 0},
    {"2024-3-5t8:00", 0},
    {"2024-3-5 800:00", 0},
    {"2024-3-5 上午", 0},
    {"2024-3-5 :00", 0},
    {"2024 3 5", 0},
    {"2024月3年5", 0},
    {"2024年年3月5日", 0},
    {"2024年3月5日日", 0},
    {"3/5/2024", 0},
    {"20240305日", 0},
    {"10000", 19270518},
    {"80000", 21190111},
    {"2024-02-29", 20240229},
    {"1900-02-28", 19000228},
    {"0001-01-01", 10101},
    {"9999-12-31", 99991231},
    {"", 0},
    {" ", 0},
    {" 2024-3-5", 0},
    {"2023-02-29", 0},
    {"1900-02-29", 0},
    {"2024-13-01", 0},
    {"2024-00-01", 0},
    {"2024-01-00", 0},
    {"2024-01-32", 0},
    {"2024-17-01", 0},
    {"0000-01-01", 0},
    {"2024-3", 0},
    {"2024-3-", 0},
    {"2024--5", 0},
    {"2024-3-5-", 0},
    {"2024-3-5x", 0},
    {"2024-003-05", 0},
    {"2024-3-005", 0},
    {"2024年3月", 0},
    {"2024年13月5日", 0},
    {"24-3-5", 0},
    {"024-03-05", 0},
    {"12024-3-5", 0},
    {"2024", 0},
    {"202403", 0},
    {"2024030", 0},
    {"202403055", 0},
    {"20240230", 0},
    {"9999", 0},
    {"09999", 0},
    {"9999.5", 0},
    {"80001", 0},
    {"99999", 0},
    {"-45356", 0},
    {"4.5E4", 0},
    {"二〇二四", 0},
};

static void
check_forms(void)
{
    char scratch[64];

    check("every way to write a day");
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        expect_number(date_read(slice_of(forms[i].text), scratch), forms[i].day, forms[i].text);
}

static void
check_serials(void)
{
    struct day day = {1899, 12, 31};
    char text[16], scratch[16];

    check("a spreadsheet's number of every day against a count of days");
    for (int serial = 1; serial <= 100000; serial++, next_day(&day)) {
        snprintf(text, sizeof text, "%d", serial);
        expect_number(date_read(slice_of(text), scratch),
                      serial >= 10000 && serial <= 80000 ? number_of(&day) : 0, text);
    }
}

static void
check_all_serials(void)
{
    struct day day = {1, 1, 1};

    check("the calendar by number, from the first of its days to the last, and back");
    for (int64_t serial = -693593; serial <= 2958465; serial++, next_day(&day)) {
        if (date_of_serial(serial) != number_of(&day))
            expect_number(date_of_serial(serial), number_of(&day), "a day");
        if (date_serial(number_of(&day)) != serial)
            expect_number(date_serial(number_of(&day)), serial, "the number of a day");
    }
    expect_number(number_of(&day), 100000101, "the day after the last");
    expect_number(date_of_serial(0), 18991230, "the day 0");
}

static void
check_digits(void)
{
    char text[16], digits[8] = "";

    check("eight digits and their hyphens");
    expect(date_put_digits(text, "20241112") == text + DATE_TEXT, "the end");
    expect_text((struct slice){text, DATE_TEXT}, SLICE("2024-11-12"), "with hyphens");
    expect(date_take_digits(SLICE("2024-11-12"), digits), "without");
    expect_text((struct slice){digits, sizeof digits}, SLICE("20241112"), "without");
    expect(!date_take_digits(SLICE("2024-11-1"), digits), "too short");
    expect(!date_take_digits(SLICE("2024-11-123"), digits), "too long");
    expect(!date_take_digits(SLICE("2024/11-12"), digits), "no first hyphen");
    expect(!date_take_digits(SLICE("2024-11/12"), digits), "no second");
}

static void
check_round_trip(void)
{
    struct day day = {1880, 1, 1};
    char text[16] = "", compact[16], scratch[16];

    check("every day from 1880 to 2100 out and in");
    for (; day.year <= 2100; next_day(&day)) {
        uint32_t number = number_of(&day);

        expect_number(date_of(day.year, day.month, day.day), number, "the number of a day");
        expect(date_print(text, number) == text + DATE_TEXT, "the end of %u", (unsigned)number);
        expect_number(date_parse((struct slice){text, DATE_TEXT}), number, text);
        expect_number(date_read((struct slice){text, DATE_TEXT}, scratch), number, text);
        snprintf(compact, sizeof compact, "%u", (unsigned)number);
        expect_number(date_read(slice_of(compact), scratch), number, compact);
    }
}

static void
check_no_days(void)
{
    check("whatever is no day is none");
    for (unsigned year = 1999; year <= 2001; year++)
        for (unsigned month = 0; month < 40; month++)
            for (unsigned day = 0; day < 40; day++) {
                struct day d = {year, month, day};
                bool is_day = month >= 1 && month <= 12 && day >= 1 && day <= last_day(&d);

                expect_number(date_of(year, month, day), is_day ? number_of(&d) : 0, "a day");
            }
    expect_number(date_of(0, 1, 1), 0, "the year 0");
    expect_number(date_of(10000, 1, 1), 0, "the year 10000");
}

static void
check_strictness(void)
{
    char text[DATE_TEXT + 1] = "2024-11-12";

    check("date_parse takes YYYY-MM-DD alone");
    for (size_t n = 0; n < DATE_TEXT; n++)
        expect_number(date_parse((struct slice){text, n}), 0, "cut short");
    for (unsigned place = 0; place < DATE_TEXT; place++)
        for (unsigned c = 0; c < 256; c++) {
            char was = text[place];
            bool fits = was == '-' ? c == '-' : c >= '0' && c <= '9';

            text[place] = (char)c;
            expect(fits || !date_parse(slice_of(text)), "\\x%02x at place %u", c, place);
            text[place] = was;
        }
    expect_number(date_parse(SLICE("2024-11-12 ")), 0, "longer");
}

static void
check_leap_years(void)
{
    int leap_years = 0;

    check("leap years");
    for (unsigned year = 1; year <= 9999; year++)
        leap_years += date_is_leap(year);
    expect_number(leap_years, 2424, "up to 9999");
    expect(!date_is_leap(1900) && date_is_leap(2000) && !date_is_leap(2100) && date_is_leap(2024),
           "centuries");
}

static void
check_ages(void)
{
    static const struct {
        uint32_t birth, on;
        int age;
    } rows[] = {
        {19800229, 19800229, 0},  {19800229, 19810228, 0},  {19800229, 19810301, 1},
        {19800229, 19840228, 3},  {19800229, 19840229, 4},  {19800229, 20240228, 43},
        {19800229, 20240229, 44}, {19800229, 20230228, 42}, {19800229, 20230301, 43},
        {19841231, 20241231, 40}, {19841231, 20241230, 39}, {19850101, 20241231, 39},
        {19641231, 20241231, 60}, {20241231, 20241231, 0},  {18800101, 20241231, 144},
    };

    check("ages, who was born on 29 February among them");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_number(date_age(rows[i].birth, rows[i].on), rows[i].age, "age");
    expect_number(birthday_of(19800229, 1), 19810301, "a first birthday");
    expect_number(birthday_of(19800229, 4), 19840229, "a fourth");
    expect_number(birthday_of(19800228, 1), 19810228, "of one born a day before");
    expect_number(birthday_of(20000229, 100), 21000301, "in a common century");
}

static void
check_ages_and_birthdays(void)
{
    struct day birth = {1979, 12, 1};

    check("somebody is that old from that birthday on");
    for (; number_of(&birth) < 19810301; next_day(&birth)) {
        struct day on = {2023, 12, 1};

        for (; number_of(&on) < 20250315; next_day(&on))
            for (unsigned years = 42; years <= 46; years++)
                expect((date_age(number_of(&birth), number_of(&on)) >= (int)years) ==
                           (number_of(&on) >= birthday_of(number_of(&birth), years)),
                       "%u, %u years on %u", (unsigned)number_of(&birth), years,
                       (unsigned)number_of(&on));
    }
}

static void
check_births_and_birthdays(void)
{
    struct day birth = {1979, 12, 1};

    check("those born from that day on have their birthday on the day or later, and after it");
    for (; number_of(&birth) < 19810301; next_day(&birth)) {
        struct day on = {2023, 12, 1};
        uint32_t born = number_of(&birth);

        for (; number_of(&on) < 20250315; next_day(&on))
            for (unsigned years = 42; years <= 46; years++) {
                uint32_t day = number_of(&on), birthday = birthday_of(born, years);

                expect((birthday >= day) == (born >= date_born(day, years)) &&
                           (birthday > day) == (born >= date_born(day + 1, years)),
                       "%u, %u years on %u", (unsigned)born, years, (unsigned)day);
            }
    }
    expect_number(date_born(20240101, 2023), 10101, "the first year");
    expect_number(date_born(20240101, 2025), 0, "before all years");
}

int
main(void)
{
    check_forms();
    check_serials();
    check_all_serials();
    check_digits();
    check_round_trip();
    check_no_days();
    check_strictness();
    check_leap_years();
    check_ages();
    check_ages_and_birthdays();
    check_births_and_birthdays();
    return check_end();
}
