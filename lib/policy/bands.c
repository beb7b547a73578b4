#include "policy/bands.h"

#include "base/memory.h"
#include "csv/table.h"
#include "values/amount.h"
#include "values/date.h"

enum { BAND, SEX, UNTIL, BOUND, GUIDE, OF_AGE, CLAUSE };
enum { ANY, WOMEN, MEN };
enum { BEFORE, THROUGH };
enum { OLDEST = 200 };

static const char *const columns[] = {
    [BAND] = "band",   [SEX] = "sex",       [UNTIL] = "until",   [BOUND] = "bound",
    [GUIDE] = "guide", [OF_AGE] = "of_age", [CLAUSE] = "clause", NULL,
};
static const char *const sexes[] = {[ANY] = "*", [WOMEN] = "F", [MEN] = "M", NULL};
static const char *const bounds[] = {[BEFORE] = "before", [THROUGH] = "through", NULL};
static const char *const no_bound[] = {"", NULL};
static const char *const answers[] = {[false] = "no", [true] = "yes", NULL};
static const char *const guides[] = {"", "employee", "resident", NULL};

/* How far each sex is covered by the rows above: years * 2 + through; ENOUGH where all are. */
enum { ENOUGH = 1 << 16 };

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

static struct band
read_row(struct bands *b, const struct table *t, size_t row)
{
    struct band band = {0};
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
    table_choice(t, row, GUIDE, guides);
    band.guide = t->row[row][GUIDE];
    if (slice_is(t->row[row][UNTIL], SLICE("*"))) {
        table_choice(t, row, BOUND, no_bound);
        return band;
    }
    band.until = table_number(t, row, UNTIL);
    if (band.until > OLDEST)
        table_refuse_cell(t, row, UNTIL, "no one becomes that old");
    band.through = table_choice(t, row, BOUND, bounds) == THROUGH;
    return band;
}

/* Notes what the row covers; one that can take nobody contradicts those above it. */
static void
check_reach(const struct table *t, size_t row, const struct band *band, uint32_t covered[2])
{
    uint32_t reach = band->until ? band->until * 2 + band->through : ENOUGH;
    bool takes = false;

    for (int sex = 0; sex < 2; sex++)
        if ((sex ? band->men : band->women) && reach > covered[sex]) {
            covered[sex] = reach;
            takes = true;
        }
    if (!takes)
        table_refuse(t, row, "no one is left for this row: the rows above take them all");
}

void
bands_read(struct bands *b, const char *dir)
{
    struct table t;
    uint32_t covered[2] = {0};

    *b = (struct bands){0};
    table_read(&t, dir, "bands", columns);
    b->row = memory_new(t.rows, sizeof *b->row);
    for (; b->rows < t.rows; b->rows++) {
        b->row[b->rows] = read_row(b, &t, b->rows);
        check_reach(&t, b->rows, &b->row[b->rows], covered);
    }
    for (int sex = 0; sex < 2; sex++)
        if (covered[sex] < ENOUGH)
            table_refuse(&t, t.rows - 1, "%s of higher ages have no band: end with a row until *",
                         sex ? "men" : "women");
    table_close(&t);
}

const struct band *
bands_find(const struct bands *b, bool woman, uint32_t birth, uint32_t on)
{
    const struct band *band = b->row;

    for (;; band++) {
        uint32_t birthday;

        if (!(woman ? band->women : band->men))
            continue;
        if (band->until == 0)
            return band;
        birthday = date_birthday(birth, band->until);
        if (birthday > on || (band->through && birthday == on))
            return band;
    }
}
