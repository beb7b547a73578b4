#include "policy/retirement.h"

#include "caught.h"
#include "check.h"
#include "place.h"

#define RULES    "category,sex,born_from,base_age,step,cap_age,clause\n"
#define MEN      "men,M,1965-01,60,4,63,\n"
#define WOMEN_55 "women 55,F,1970-01,55,4,58,\n"
#define MINIMUMS "retires_from,months,clause\n"

static struct retirement law;

static void
read_here(void *context)
{
    retirement_read(context, ".");
}

/* Published ages, of which the month of retirement follows. */
static const struct {
    const char *birth;
    char category; /* a man, a woman of the old age of 55 or 50 */
    int32_t delay;
    const char *month;
} vectors[] = {
    {"1963-12", 'm', 0, "2023-12"},  {"1964-12", 'm', 0, "2024-12"},
    {"1965-01", 'm', 1, "2025-02"},  {"1965-04", 'm', 1, "2025-05"},
    {"1965-05", 'm', 2, "2025-07"},  {"1965-12", 'm', 3, "2026-03"},
    {"1966-01", 'm', 4, "2026-05"},  {"1968-01", 'm', 10, "2028-11"},
    {"1969-01", 'm', 13, "2030-02"}, {"1976-08", 'm', 35, "2039-07"},
    {"1976-09", 'm', 36, "2039-09"}, {"1976-12", 'm', 36, "2039-12"},
    {"1995-12", 'm', 36, "2058-12"}, {"2000-12", 'm', 36, "2063-12"},
    {"1969-12", '5', 0, "2024-12"},  {"1970-01", '5', 1, "2025-02"},
    {"1970-05", '5', 2, "2025-07"},  {"1971-04", '5', 4, "2026-08"},
    {"1981-08", '5', 35, "2039-07"}, {"1981-09", '5', 36, "2039-09"},
    {"1974-12", '0', 0, "2024-12"},  {"1975-01", '0', 1, "2025-02"},
    {"1975-02", '0', 1, "2025-03"},  {"1975-03", '0', 2, "2025-05"},
    {"1975-11", '0', 6, "2026-05"},  {"1984-10", '0', 59, "2039-09"},
    {"1984-11", '0', 60, "2039-11"}, {"1995-12", '0', 60, "2050-12"},
};

static struct retirement_rule
rule_of(char category)
{
    switch (category) {
    case 'm':
        return law.men;
    case '5':
        return law.women;
    default:
        return (struct retirement_rule){.from = 1975 * MONTH_YEAR,
                                        .base = 50 * MONTH_YEAR,
                                        .step = 2,
                                        .cap = 55 * MONTH_YEAR};
    }
}

static void
check_vectors(void)
{
    check("the law of 2025: published ages");
    retirement_read(&law, check_path("fixtures/xiuning-2025"));
    expect(law.given, "the tables are there");
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        struct retirement_rule rule = rule_of(vectors[i].category);
        int32_t birth = month_parse(slice_of(vectors[i].birth));
        int32_t month = retirement_month(&rule, birth);

        expect_number(month - birth - rule.base, vectors[i].delay, vectors[i].birth);
        expect_number(month, month_parse(slice_of(vectors[i].month)), vectors[i].month);
    }
}

static void
check_minimums(void)
{
    static const struct {
        int32_t year, months;
    } rows[] = {{1000, 180}, {2024, 180}, {2029, 180}, {2030, 186}, {2031, 192}, {2032, 198},
                {2035, 216}, {2036, 222}, {2037, 228}, {2038, 234}, {2039, 240}, {9999, 240}};

    check("the law of 2025: months of contribution");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int32_t month = 0; month < MONTH_YEAR; month++)
            expect_number(retirement_minimum(&law, rows[i].year * MONTH_YEAR + month),
                          rows[i].months, "months");
}

/* The law's own words: from the first month on, the age grows by a month every `step` months of
 * birth, until it has reached the last one. */
static void
check_every_month(void)
{
    check("every month of birth of 150 years, counted on; and back");
    for (const char *category = "m50"; *category; category++) {
        struct retirement_rule rule = rule_of(*category);
        int32_t age = rule.base, since = 0;

        for (int32_t birth = 1900 * MONTH_YEAR; birth < 2050 * MONTH_YEAR; birth++) {
            if (birth >= rule.from && since++ % rule.step == 0 && age < rule.cap)
                age++;
            expect_number(retirement_month(&rule, birth), birth + age, "a month of retirement");
            expect_number(retirement_born(&rule, birth + age), birth, "born then");
            expect_number(retirement_born(&rule, birth + age + 1), birth + 1, "or a month later");
        }
    }
    expect_number(retirement_born(&law.men, 0), 0, "nobody has retired");
    expect_number(retirement_born(&law.men, -7), 0, "nor before");
}

static const struct {
    const char *rows, *message;
} bad_rules[] = {
    {MEN WOMEN_55, ""},
    {WOMEN_55 MEN "women 50,,1975-01,50,2,55,\n", ""},
    {"all,M,1965-01,60,1,60,\n" WOMEN_55, ""},
    {"men,M,1965-01,200,999999999,200,\n" WOMEN_55, ""},
    {"", "./retirement.csv:1: a header and no row"},
    {MEN, "./retirement.csv:2: no row takes the women: put F into the sex of theirs"},
    {WOMEN_55, "./retirement.csv:2: no row takes the men: put M into the sex of theirs"},
    {MEN "women,,1970-01,55,4,58,\n",
     "./retirement.csv:3: no row takes the women: put F into the sex of theirs"},
    {MEN ",F,1970-01,55,4,58,\n", "./retirement.csv:3: a row without a category"},
    {MEN "men,F,1970-01,55,4,58,\n", "./retirement.csv:3: category \"men\": is there twice"},
    {MEN WOMEN_55 "women 50,F,1975-01,50,2,55,\n",
     "./retirement.csv:4: sex \"F\": a row above takes them: leave one of the two empty"},
    {MEN "women,W,1970-01,55,4,58,\n", "./retirement.csv:3: sex \"W\": known are (empty), F, M"},
    {MEN "women,*,1970-01,55,4,58,\n", "./retirement.csv:3: sex \"*\": known are (empty), F, M"},
    {MEN "women,F,1970-13,55,4,58,\n",
     "./retirement.csv:3: born_from \"1970-13\": must be a month such as 1965-01"},
    {MEN "women,F,1970-1,55,4,58,\n",
     "./retirement.csv:3: born_from \"1970-1\": must be a month such as 1965-01"},
    {MEN "women,F,1970-01-01,55,4,58,\n",
     "./retirement.csv:3: born_from \"1970-01-01\": must be a month such as 1965-01"},
    {MEN "women,F,,55,4,58,\n",
     "./retirement.csv:3: born_from \"\": must be a month such as 1965-01"},
    {MEN "women,F,1970-01,0,4,58,\n",
     "./retirement.csv:3: base_age \"0\": must be a whole number from 1 on"},
    {MEN "women,F,1970-01,201,4,202,\n",
     "./retirement.csv:3: base_age \"201\": no one becomes that old"},
    {MEN "women,F,1970-01,55,4,201,\n",
     "./retirement.csv:3: cap_age \"201\": no one becomes that old"},
    {MEN "women,F,1970-01,55.5,4,58,\n",
     "./retirement.csv:3: base_age \"55.5\": must be a whole number from 1 on"},
    {MEN "women,F,1970-01,55,0,58,\n",
     "./retirement.csv:3: step \"0\": must be a whole number from 1 on"},
    {MEN "women,F,1970-01,55,-4,58,\n",
     "./retirement.csv:3: step \"-4\": must be a whole number from 1 on"},
    {MEN "women,F,1970-01,55,,58,\n",
     "./retirement.csv:3: step \"\": must be a whole number from 1 on"},
    {MEN "women,F,1970-01,55,4,54,\n",
     "./retirement.csv:3: cap_age \"54\": is below base_age: the age does not fall"},
    {MEN "women,F,1970-01,55,4,36m,\n",
     "./retirement.csv:3: cap_age \"36m\": must be a whole number from 1 on"},
};

static void
check_rules_refused(void)
{
    check("tables of retirement that make no sense");
    place_file("minimum_months.csv", SLICE(MINIMUMS "*,180,\n"));
    for (size_t i = 0; i < sizeof bad_rules / sizeof bad_rules[0]; i++) {
        char text[512];
        struct retirement r;

        snprintf(text, sizeof text, RULES "%s", bad_rules[i].rows);
        place_file("retirement.csv", slice_of(text));
        expect_number(caught(read_here, &r), bad_rules[i].message[0] ? MISUSED : DONE,
                      bad_rules[i].rows);
        expect_text(slice_of(catching.text), slice_of(bad_rules[i].message), bad_rules[i].rows);
    }
}

static void
check_minimums_refused(void)
{
    static const struct {
        const char *rows, *message;
    } rows[] = {
        {"*,180,\n", ""},
        {"*,180,\n2030,186,\n2031,180,\n", ""},
        {"*,2400,\n", ""},
        {"", "./minimum_months.csv:1: a header and no row"},
        {"2030,186,\n",
         "./minimum_months.csv:2: retires_from \"2030\": must be * in the first row: "
         "it holds for all years before the next"},
        {"*,180,\n*,186,\n",
         "./minimum_months.csv:3: retires_from \"*\": must be a whole number from 1 on"},
        {"*,180,\n2031,192,\n2030,186,\n",
         "./minimum_months.csv:4: retires_from \"2030\": years must rise from row to row"},
        {"*,180,\n2030,186,\n2030,186,\n",
         "./minimum_months.csv:4: retires_from \"2030\": years must rise from row to row"},
        {"*,180,\n30,186,\n",
         "./minimum_months.csv:3: retires_from \"30\": must be a year of four digits"},
        {"*,180,\n20300,186,\n",
         "./minimum_months.csv:3: retires_from \"20300\": must be a year of four digits"},
        {"*,180,\n2030-01,186,\n",
         "./minimum_months.csv:3: retires_from \"2030-01\": must be a whole number from 1 on"},
        {"*,0,\n", "./minimum_months.csv:2: months \"0\": must be a whole number from 1 on"},
        {"*,15.5,\n", "./minimum_months.csv:2: months \"15.5\": must be a whole number from 1 on"},
        {"*,2401,\n", "./minimum_months.csv:2: months \"2401\": no one pays that long"},
    };

    check("tables of months that make no sense");
    place_file("retirement.csv", SLICE(RULES MEN WOMEN_55));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct retirement r;

        snprintf(text, sizeof text, MINIMUMS "%s", rows[i].rows);
        place_file("minimum_months.csv", slice_of(text));
        expect_number(caught(read_here, &r), rows[i].message[0] ? MISUSED : DONE, rows[i].rows);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].rows);
    }
}

static void
check_both_or_none(void)
{
    struct retirement r = {.given = true};

    check("both tables, or none of them");
    expect(remove("minimum_months.csv") == 0, "removed");
    expect_number(caught(read_here, &r), MISUSED, "status");
    expect_text(
        slice_of(catching.text),
        SLICE(".: has retirement.csv but no minimum_months.csv: a policy has both or neither"),
        "retirement.csv alone");
    place_file("minimum_months.csv", SLICE(MINIMUMS "*,180,\n"));
    expect(remove("retirement.csv") == 0, "removed");
    expect_number(caught(read_here, &r), MISUSED, "status");
    expect_text(
        slice_of(catching.text),
        SLICE(".: has minimum_months.csv but no retirement.csv: a policy has both or neither"),
        "minimum_months.csv alone");
    expect(remove("minimum_months.csv") == 0, "removed");
    expect_number(caught(read_here, &r), DONE, "status");
    expect(!r.given, "none is none");
}

int
main(void)
{
    check_vectors();
    check_minimums();
    check_every_month();
    place_start();
    check_rules_refused();
    check_minimums_refused();
    check_both_or_none();
    return check_end();
}
