/* Bands that end before the month of retirement, by a slow reading of the table: random ones, every
 * row tried on every month of birth. */
#include "policy/bands.h"

#include "birthday.h"
#include "caught.h"
#include "check.h"
#include "place.h"
#include "values/date.h"

#define HEADER "band,sex,until,bound,guide,of_age,clause\n"

enum { ROWS = 6, FROM = 2000 * MONTH_YEAR, YOUNGEST = 1, OLDEST = 9 };

/* Ages so low that each can be tried with each: who was born in 2000 retires at five years of age
 * and some months. */
static struct retirement small = {
    .given = true,
    .men = {.from = FROM + 3, .base = 5 * MONTH_YEAR, .step = 2, .cap = 6 * MONTH_YEAR},
    .women = {.from = FROM + 1, .base = 4 * MONTH_YEAR, .step = 1, .cap = 7 * MONTH_YEAR},
};

/* What was written into the table. */
struct row {
    char sex;       /* F M or * */
    int age, month; /* years of age; months before retirement; neither: everyone */
    bool through;
};

static bool
takes(const struct row *row, bool woman, uint32_t birth, uint32_t on)
{
    const struct retirement_rule *rule = retirement_rule(&small, woman);
    uint32_t birthday = birthday_of(birth, (unsigned)row->age);
    int32_t ends = retirement_month(rule, month_of(birth)) - row->month, now = month_of(on);

    if (row->sex != '*' && row->sex != (woman ? 'F' : 'M'))
        return false;
    if (row->age)
        return birthday > on || (row->through && birthday == on);
    if (row->month)
        return ends > now || (row->through && ends == now);
    return true;
}

static struct row
random_row(void)
{
    struct row row = {.sex = "FM*"[random_below(3)], .through = random_below(2)};

    if (random_below(2))
        row.age = YOUNGEST + (int)random_below(OLDEST);
    else
        row.month = random_below(2) ? 1 + (int)random_below(100)
                                    : MONTH_YEAR * (1 + (int)random_below(OLDEST));
    return row;
}

static void
write_table(const struct row *row, size_t rows)
{
    char text[1024] = HEADER, until[32];

    for (size_t i = 0; i < rows; i++) {
        const char *bound = row[i].through ? "through" : "before";

        if (row[i].age)
            snprintf(until, sizeof until, "%d", row[i].age);
        else
            snprintf(until, sizeof until, "retirement-%dm", row[i].month);
        if (!row[i].age && !row[i].month)
            strcpy(until, "*");
        snprintf(text + strlen(text), sizeof text - strlen(text), "row%zu,%c,%s,%s,,no,\n", i,
                 row[i].sex, until, until[0] == '*' ? "" : bound);
    }
    place_file("bands.csv", slice_of(text));
}

/* The row that takes somebody first, the count of rows if none does. */
static size_t
first_of(const struct row *row, size_t rows, bool woman, uint32_t birth, uint32_t on)
{
    size_t i = 0;

    while (i < rows && !takes(&row[i], woman, birth, on))
        i++;
    return i;
}

/* Who is tried: all births of some years on some days, on the days about each month's begin, middle
 * and end. `see` is told of each and the row. */
static void
everyone(const struct row *row, size_t rows,
         void (*see)(bool woman, uint32_t birth, uint32_t on, size_t first, void *), void *context)
{
    static const uint32_t days[] = {1, 15, 16, 28};

    for (int32_t born = FROM - 2; born < FROM + 45; born++)
        for (int32_t month = born; month < born + (OLDEST + 1) * MONTH_YEAR; month++)
            for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
                for (int woman = 0; woman < 2; woman++) {
                    uint32_t birth = month_begin(born) + 15, on = month_begin(month) + days[i];

                    see(woman, birth, on, first_of(row, rows, woman, birth, on), context);
                }
}

static void
note_taken(bool woman, uint32_t birth, uint32_t on, size_t first, void *context)
{
    bool *taken = context;

    (void)woman, (void)birth, (void)on;
    taken[first] = true;
}

static void
compare_found(bool woman, uint32_t birth, uint32_t on, size_t first, void *context)
{
    struct bands_on rows = bands_on(context, on);

    expect_number((int64_t)bands_find(&rows, woman, birth)->name, (int64_t)first, "a band");
    free(rows.born);
}

static void
read_here(void *context)
{
    bands_read(context, ".", &small);
}

static void
check_random_tables(void)
{
    size_t good = 0, bad = 0;

    check("random tables: refused where a row takes nobody, else everyone in the first that does");
    for (int table = 0; table < 1000; table++) {
        struct row row[ROWS];
        size_t rows = 1 + random_below(ROWS - 1), i = 0;
        bool taken[ROWS + 1] = {0};
        struct bands b;
        enum status status;

        while (i + 1 < rows)
            row[i++] = random_row();
        row[i] = (struct row){.sex = '*'};
        everyone(row, rows, note_taken, taken);
        write_table(row, rows);
        status = caught(read_here, &b);
        for (i = 0; i < rows && taken[i]; i++)
            ;
        expect_number(status, i < rows ? MISUSED : DONE, "status");
        if (i < rows) {
            char message[128];

            snprintf(message, sizeof message,
                     "./bands.csv:%zu: no one is left for this row: the rows above take them all",
                     i + 2);
            expect_text(slice_of(catching.text), slice_of(message), "message");
            bad++;
        } else {
            everyone(row, rows, compare_found, &b);
            good++;
        }
    }
    expect(good > 300 && bad > 300, "%zu good, %zu bad tables", good, bad);
}

static const struct {
    const char *rows, *message;
} bad_bands[] = {
    {"a,*,retirement-12m,before,,no,\nb,*,*,,,no,\n", ""},
    {"a,*,retirement-0m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-0m\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement-12,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-12\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement-m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-m\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement--1m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement--1m\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement-2401m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-2401m\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement-1.5m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement-1.5m\": must be years of age, * or months such as "
     "retirement-180m"},
    {"a,*,retirement,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"retirement\": must be a whole number from 1 on"},
    {"a,*,180m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: until \"180m\": must be a whole number from 1 on"},
    {"a,*,retirement-12m,,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: bound \"\": known are before, through"},
    {"a,*,retirement-12m,before,,no,\n",
     "./bands.csv:2: women of higher ages have no band: end with a row until *"},
    {"a,*,retirement-90m,before,,no,\nb,*,*,,,no,\n",
     "./bands.csv:2: no one is left for this row: the rows above take them all"},
    {"a,*,retirement-12m,through,,no,\nb,*,retirement-11m,before,,no,\nc,*,*,,,no,\n",
     "./bands.csv:3: no one is left for this row: the rows above take them all"},
    {"a,*,retirement-12m,through,,no,\nb,*,retirement-11m,through,,no,\nc,*,*,,,no,\n", ""},
    {"a,*,5,before,,no,\nb,M,retirement-12m,through,,no,\nc,*,*,,,no,\n", ""},
    {"a,*,5,before,,no,\nb,M,retirement-12m,before,,no,\nc,*,*,,,no,\n",
     "./bands.csv:3: no one is left for this row: the rows above take them all"},
};

static void
check_refusals(void)
{
    check("ends before retirement that make no sense");
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

int
main(void)
{
    place_start();
    check_random_tables();
    check_refusals();
    return check_end();
}
