#include "policy/bands.h"

#include "birthday.h"
#include "caught.h"
#include "check.h"
#include "place.h"
#include "values/date.h"

static struct bands bands;
static struct retirement none; /* the shipped policy has no retirement.csv */

static void
read_here(void *context)
{
    bands_read(context, ".", &none);
}

static void
expect_band(bool woman, uint32_t birth, uint32_t on, const char *name, const char *guide)
{
    struct bands_on rows = bands_on(&bands, on);
    const struct band *band = bands_find(&rows, woman, birth);
    char what[64];

    snprintf(what, sizeof what, "%s born %u on %u", woman ? "a woman" : "a man", (unsigned)birth,
             (unsigned)on);
    expect_text(bands.names.text[band->name], slice_of(name), what);
    expect_text(band->guide, slice_of(guide), what);
    free(rows.born);
}

/* The edges of 四.3: the day before, of and after a birthday. */
static void
check_edges(void)
{
    static const struct {
        uint32_t birth;
        const char *woman, *man;
    } rows[] = {
        {20241231, "under16", "under16"},     {20090101, "under16", "under16"},
        {20081231, "young", "young"},         {19850101, "young", "young"},
        {19841231, "young", "young"},         {19841230, "older", "young"},
        {19791231, "older", "young"},         {19791230, "older", "older"},
        {19700101, "older", "older"},         {19691231, "near", "near"},
        {19650101, "near", "near"},           {19641231, "pensioner", "pensioner"},
        {18800101, "pensioner", "pensioner"},
    };

    check("the edges of the shipped bands");
    bands_read(&bands, check_path("pipelines/policies/xiuning-2024"), &none);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (int woman = 0; woman < 2; woman++) {
            const char *name = woman ? rows[i].woman : rows[i].man;
            bool young = strcmp(name, "young") == 0,
                 later = strcmp(name, "older") == 0 || strcmp(name, "near") == 0;

            expect_band(woman, rows[i].birth, 20241231, name,
                        young   ? "employee"
                        : later ? "resident"
                                : "");
        }
}

static void
check_leap_day(void)
{
    check("who was born on 29 February");
    expect_band(false, 20080229, 20240228, "under16", "");
    expect_band(false, 20080229, 20240229, "young", "employee");
    expect_band(true, 19840229, 20240229, "young", "employee");
    expect_band(true, 19840229, 20240301, "older", "resident");
    expect_band(false, 19800229, 20250228, "young", "employee");
    expect_band(false, 19800229, 20250301, "young", "employee");
    expect_band(false, 19800229, 20250302, "older", "resident");
}

/* The same by the table's own words: below `until` birthdays, the
 * last one included where `through`. */
static const char *
name_by_age(bool woman, uint32_t birth, uint32_t on)
{
    int age = date_age(birth, on), through = woman ? 40 : 45;

    if (age < 16)
        return "under16";
    if (age < through || birthday_of(birth, (unsigned)through) == on)
        return "young";
    return age < 55 ? "older" : age < 60 ? "near" : "pensioner";
}

static void
check_every_birth(void)
{
    static const uint32_t days[] = {20241231, 20250228, 20240229, 20250301, 20240301};

    check("every birth of 90 years, for both sexes, on days about the end of February too");
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct bands_on rows = bands_on(&bands, days[i]);

        for (unsigned day = 19350101; day <= 20241231; day++)
            for (int woman = 0; woman < 2 && date_of(day / 10000, day / 100 % 100, day % 100);
                 woman++)
                expect_text(bands.names.text[bands_find(&rows, woman, day)->name],
                            slice_of(name_by_age(woman, day, days[i])), "a band");
        free(rows.born);
    }
}

#define HEADER "band,sex,until,bound,guide,of_age,clause\n"

static const struct {
    const char *rows, *message;
} bad_bands[] = {
    {"a,*,16,before,,no,\nb,*,*,,,no,\n", ""},
    {"a,F,16,before,,no,\nb,*,*,,,no,\n", ""},
    {"a,F,*,,,no,\nb,M,*,,,no,\n", ""},
    {"a,*,16,before,,no,\n",
     "./bands.csv:2: women of higher ages have no band: end with a row until *"},
    {"a,F,*,,,no,\n", "./bands.csv:2: men of higher ages have no band: end with a row until *"},
    {"a,*,16,before,,no,\nb,*,16,before,,no,\nc,*,*,,,no,\n",
     "./bands.csv:3: no one is left for this row: the rows above take them all"},
    {"a,*,*,,,no,\nb,F,*,,,no,\n",
     "./bands.csv:3: no one is left for this row: the rows above take them all"},
    {",*,*,,,no,\n", "./bands.csv:2: a row without a band"},
    {"a,*,201,before,,no,\nb,*,*,,,no,\n", "./bands.csv:2: until \"201\": no one becomes that old"},
    {"a,*,0,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"0\": must be a whole number from 1 on"},
    {"a,W,*,,,no,\n", "./bands.csv:2: sex \"W\": known are *, F, M"},
    {"a,*,16,,,no,\nb,*,*,,,no,\n", "./bands.csv:2: bound \"\": known are before, through"},
    {"a,*,*,before,,no,\n", "./bands.csv:2: bound \"before\": known are (empty)"},
    {"a,*,*,,others,no,\n",
     "./bands.csv:2: guide \"others\": known are (empty), employee, resident"},
    {"a,*,*,,,,\n", "./bands.csv:2: of_age \"\": known are no, yes"},
    {"a,*,retirement-180m,through,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-180m\": this policy does not tell when people retire: "
     "it "
     "has no retirement.csv"},
    {"a,F,*,,,yes,\na,M,*,,,yes,\n", ""},
    {"a,F,*,,,no,\nb,M,16,before,,yes,\na,M,*,,,yes,\n",
     "./bands.csv:4: of_age \"yes\": the rows above have another for band \"a\""},
};

static void
check_refusals(void)
{
    check("tables that make no sense");
    for (size_t i = 0; i < sizeof bad_bands / sizeof bad_bands[0]; i++) {
        char text[512];
        struct bands b;

        snprintf(text, sizeof text, HEADER "%s", bad_bands[i].rows);
        place_file("bands.csv", slice_of(text));
        expect_number(caught(read_here, &b), bad_bands[i].message[0] ? MISUSED : DONE,
                      bad_bands[i].rows);
        expect_text(slice_of(catching.text), slice_of(bad_bands[i].message), bad_bands[i].rows);
    }
}

static void
check_of_age(void)
{
    static const char rows[] = HEADER "b,*,16,before,,yes,\na,*,30,before,,no,\nb,*,*,,,yes,\n";
    static struct bands b;

    check("of age is who is in a band that is");
    place_file("bands.csv", slice_of(rows));
    expect_number(caught(read_here, &b), DONE, "status");
    expect(b.of_age[0] && !b.of_age[1], "band 0 is of age, band 1 is not");
}

int
main(void)
{
    check_edges();
    check_leap_day();
    check_every_birth();
    place_start();
    check_refusals();
    check_of_age();
    return check_end();
}
