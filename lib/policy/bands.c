#include "policy/bands.h"

#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"
#include "values/amount.h"
#include "values/date.h"

enum { BAND, SEX, UNTIL, BOUND, GUIDE, OF_AGE, CLAUSE };
enum { ANY, WOMEN, MEN };
enum { BEFORE, THROUGH };
enum { OLDEST = 200 /* years */ };

static const char *const columns[] = {
    [BAND] = "band",   [SEX] = "sex",       [UNTIL] = "until",   [BOUND] = "bound",
    [GUIDE] = "guide", [OF_AGE] = "of_age", [CLAUSE] = "clause", NULL,
};
static const char *const sexes[] = {[ANY] = "*", [WOMEN] = "F", [MEN] = "M", NULL};
static const char *const bounds[] = {[BEFORE] = "before", [THROUGH] = "through", NULL};
static const char *const no_bound[] = {"", NULL};
static const char *const answers[] = {[false] = "no", [true] = "yes", NULL};
enum { GUIDE_NONE, GUIDE_EMPLOYEE, GUIDE_RESIDENT };
static const char *const guides[] = {
    [GUIDE_NONE] = "", [GUIDE_EMPLOYEE] = "employee", [GUIDE_RESIDENT] = "resident", NULL};

/* One for all rows of a band. */
static void
read_of_age(struct bands *b, const struct table *t, size_t row, size_t name, bool first)
{
    bool of_age = table_choice(t, row, OF_AGE, answers) == true;

    if (!first && b->of_age[name] != of_age)
        table_refuse(t, row, "of_age \"%s\": the rows above have another for band \"%.*s\"",
                     answers[of_age], (int)b->names.text[name].n, b->names.text[name].p);
    b->of_age[name] = of_age;
}

/* Years of age, or retirement-180m. */
static void
read_until(const struct bands *b, const struct table *t, size_t row, struct band *band)
{
    struct slice until = t->row[row][UNTIL], rest = text_less_prefix(until, SLICE("retirement-")),
                 months = text_less_suffix(rest, SLICE("m"));
    int64_t number = whole_parse(months);

    band->counts = UNTIL_AGE;
    if (rest.n == until.n) {
        band->until = table_number(t, row, UNTIL);
        if (band->until > OLDEST)
            table_refuse_cell(t, row, UNTIL, "no one becomes that old");
        return;
    }
    band->counts = UNTIL_RETIREMENT;
    if (months.n == rest.n || number < 1 || number > OLDEST * MONTH_YEAR)
        table_refuse_cell(t, row, UNTIL,
                          "must be years of age, * or months such as retirement-180m");
    band->until = (uint32_t)number;
    if (!b->retirement->given)
        table_refuse_cell(t, row, UNTIL,
                          "this policy does not tell when people retire: it has no retirement.csv");
}

static struct band
read_row(struct bands *b, const struct table *t, size_t row)
{
    struct band band = {.counts = UNTIL_ANY};
    int sex = table_choice(t, row, SEX, sexes);
    size_t names = b->names.count;

    if (t->row[row][BAND].n == 0)
        table_refuse(t, row, "a row without a band");
    band.name = dict_put(&b->names, t->row[row][BAND]);
    if (band.name >= BANDS)
        table_refuse(t, row, "more than %d bands", BANDS);
    read_of_age(b, t, row, band.name, band.name == names);
    band.women = sex != MEN;
    band.men = sex != WOMEN;
    band.to_employee = table_choice(t, row, GUIDE, guides) == GUIDE_EMPLOYEE;
    band.guide = t->row[row][GUIDE];
    if (slice_is(t->row[row][UNTIL], SLICE("*"))) {
        table_choice(t, row, BOUND, no_bound);
        return band;
    }
    read_until(b, t, row, &band);
    band.through = table_choice(t, row, BOUND, bounds) == THROUGH;
    return band;
}

/* How far the rows above cover each sex: of those whose retirement is not delayed, and of those for
 * whom it is delayed most. (A row that takes somebody between them takes somebody at one end: of
 * two rows one reaches further all the way, or they cross once.) */
struct covered {
    int32_t men[2], women[2];
};

/* A month of age has four steps, since a row of years ends on a day in it: before the month, before
 * the birthday, on it, and behind the month, which is before the next. */
enum { STEPS = 4, BIRTHDAY = 1, ENOUGH = 1 << 24 };

static int32_t
reach_of(const struct band *band, int32_t retires)
{
    switch (band->counts) {
    case UNTIL_AGE:
        return (int32_t)band->until * MONTH_YEAR * STEPS + BIRTHDAY + band->through;
    case UNTIL_RETIREMENT:
        return (retires - (int32_t)band->until + band->through) * STEPS;
    default:
        return ENOUGH;
    }
}

/* Whether the row takes somebody of these that the rows above have left. */
static bool
cover(const struct band *band, const struct retirement_rule *rule, int32_t covered[2])
{
    bool takes = false;

    for (int delayed = 0; delayed < 2; delayed++) {
        int32_t reach = reach_of(band, delayed ? rule->cap : rule->base);

        if (reach <= covered[delayed])
            continue;
        covered[delayed] = reach;
        takes = true;
    }
    return takes;
}

/* A row that can take nobody contradicts those above it. */
static void
check_reach(const struct bands *b, const struct table *t, size_t row, struct covered *c)
{
    const struct band *band = &b->row[row];
    bool takes = false;

    if (band->men)
        takes |= cover(band, &b->retirement->men, c->men);
    if (band->women)
        takes |= cover(band, &b->retirement->women, c->women);
    if (!takes)
        table_refuse(t, row, "no one is left for this row: the rows above take them all");
}

void
bands_read(struct bands *b, const char *dir, const struct retirement *retirement)
{
    struct table t;
    struct covered c = {0};

    *b = (struct bands){.retirement = retirement};
    table_read(&t, dir, "bands", columns);
    b->row = memory_new(t.rows, sizeof *b->row);
    for (; b->rows < t.rows; b->rows++) {
        b->row[b->rows] = read_row(b, &t, b->rows);
        check_reach(b, &t, b->rows, &c);
    }
    for (int sex = 0; sex < 2; sex++)
        if ((sex ? c.men : c.women)[0] < ENOUGH)
            table_refuse(&t, t.rows - 1, "%s of higher ages have no band: end with a row until *",
                         sex ? "men" : "women");
    table_close(&t);
}

/* The first day of birth of those whom the row takes on that day. */
static uint32_t
born_from(const struct band *band, const struct retirement_rule *rule, uint32_t day)
{
    uint32_t through = band->through;

    switch (band->counts) {
    case UNTIL_AGE:
        return date_born(day + !through, band->until);
    case UNTIL_RETIREMENT:
        return month_begin(
            retirement_born(rule, month_of(day) + (int32_t)(band->until + !through)));
    default:
        return 0;
    }
}

struct bands_on
bands_on(const struct bands *b, uint32_t day)
{
    struct bands_on on = {.bands = b, .born = memory_new(b->rows, sizeof *on.born)};

    for (size_t row = 0; row < b->rows; row++) {
        const struct band *band = &b->row[row];

        for (int woman = 0; woman < 2; woman++)
            on.born[row][woman] = (woman ? band->women : band->men)
                                      ? born_from(band, retirement_rule(b->retirement, woman), day)
                                      : UINT32_MAX;
    }
    return on;
}
