/* Any bytes as a table of the policy: it is read and makes sense, or is refused with status 2. */
#include "fuzz.h"

#include "../unit/check.h"
#include "../unit/place.h"
#include "base/memory.h"
#include "csv/table.h"
#include "policy/locator.h"
#include "policy/policy.h"

static struct retirement retirement; /* as the law of 2025 has it */
static struct bands bands;
static struct areas areas;
static int file; /* what every table is a link to */

/* Rows that a refusal leaves open: rows_open and rows_close are wrapped by the linker. */
static struct rows *opened;

/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the linker's names */
struct rows *__real_rows_open(const char *name, enum status refusal, const struct account *account,
                              struct output *flush_first);
struct rows *__wrap_rows_open(const char *name, enum status refusal, const struct account *account,
                              struct output *flush_first);
void __real_rows_close(struct rows *r);
void __wrap_rows_close(struct rows *r);

struct rows *
__wrap_rows_open(const char *name, enum status refusal, const struct account *account,
                 struct output *flush_first)
{
    return opened = __real_rows_open(name, refusal, account, flush_first);
}

void
__wrap_rows_close(struct rows *r)
{
    opened = NULL;
    __real_rows_close(r);
}
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

static void
read_areas(void *context)
{
    static struct areas a;
    struct area area;
    static struct affixes none[AFFIXES_KINDS];
    static struct locator locator;
    char *scratch;

    (void)context;
    areas_read(&a, ".");
    locator = (struct locator){.areas = &a, .affixes = none};
    for (size_t i = 0; i < a.villages; i++) {
        scratch = memory_new(a.village[i].town.n + a.village[i].village.n + 1, 1);
        must(locator_find(&locator, a.village[i].town, a.village[i].village, scratch, &area),
             "a village is known");
        free(scratch);
        must(slice_is(area.town, a.village[i].town) && slice_is(area.village, a.village[i].village),
             "a village is itself");
    }
}

static void
read_bands(void *context)
{
    struct bands b;
    struct bands_on on;

    (void)context;
    bands_read(&b, ".", &retirement);
    on = bands_on(&b, 20241231);
    for (uint32_t year = 1820; year <= 2024; year += 3)
        for (int woman = 0; woman < 2; woman++)
            must(bands_find(&on, woman, year * 10000 + 229) < b.row + b.rows,
                 "everyone has a band");
    free(on.born);
}

static void
read_retirement_of(const char *dir)
{
    struct retirement r;

    retirement_read(&r, dir);
    for (int woman = 0; woman < 2; woman++)
        for (int32_t birth = 1900 * MONTH_YEAR; birth < 2100 * MONTH_YEAR; birth++) {
            int32_t month = retirement_month(retirement_rule(&r, woman), birth);

            must(month > birth, "nobody retires before birth");
            must(retirement_born(retirement_rule(&r, woman), month) == birth, "one month of birth");
            must(retirement_minimum(&r, month) > 0, "a pension has its minimum");
        }
}

/* Each of the two tables needs the other. */
static void
read_retirement(void *context)
{
    (void)context;
    read_retirement_of("./rules");
}

static void
read_minimums(void *context)
{
    (void)context;
    read_retirement_of("./minimums");
}

static void
read_columns(void *context)
{
    struct headers h;

    (void)context;
    headers_read(&h, ".", 2024);
    for (size_t i = 0; i < h.name.count; i++)
        for (int source = 0; source < SOURCES; source++)
            must(h.item[i][source] >= -1 && h.item[i][source] < ITEMS, "a name says an item");
}

static void
read_rules(void *context)
{
    struct rules r;
    struct situation s = {.tags = 1};

    (void)context;
    rules_read(&r, ".", &bands);
    for (; s.band < bands.names.count; s.band++) {
        const struct rule *rule = rules_find(&r, &s);

        if (rule && rule->graded)
            must(rules_grade_from(&r, rule, 500) >= 500, "a grade is no less than it was");
    }
}

static void
read_targets(void *context)
{
    struct targets t;

    (void)context;
    targets_read(&t, ".", &areas, SLICE("休宁县"));
    for (size_t i = 0; i < t.rows; i++)
        must(t.row[i].part >= 0 && t.row[i].whole >= 1, "a target is a fraction");
}

static void
read_values(void *context)
{
    struct values v;

    (void)context;
    values_read(&v, ".");
    for (size_t i = 0; i < v.text.count; i++)
        for (enum source source = 0; source < SOURCES; source++)
            must(values_status(&v, source, v.text.text[i]) < TAGS, "a word is a status");
}

static const struct {
    const char *name;
    void (*read)(void *);
} tables[] = {
    {"areas.csv", read_areas},
    {"bands.csv", read_bands},
    {"columns.csv", read_columns},
    {"rules.csv", read_rules},
    {"targets.csv", read_targets},
    {"values.csv", read_values},
    {"rules/retirement.csv", read_retirement},
    {"minimums/minimum_months.csv", read_minimums},
};

enum { TABLES = sizeof tables / sizeof tables[0] };

/* Every table is a link to one file in memory, but for those that another one needs. */
static void
start(void)
{
    static char policy[PATH_MAX], law[PATH_MAX];
    char link[64];

    strcpy(policy, check_path("pipelines/policies/xiuning-2024"));
    strcpy(law, check_path("fixtures/xiuning-2025"));
    retirement_read(&retirement, law);
    bands_read(&bands, policy, &retirement);
    areas_read(&areas, policy);
    place_start();
    feed_check(mkdir("rules", 0700) == 0 && mkdir("minimums", 0700) == 0, "mkdir");
    file = memfd_create("table", MFD_CLOEXEC);
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    for (size_t i = 0; i < TABLES; i++)
        feed_check(symlink(link, tables[i].name) == 0, "symlink");
    place_file("rules/minimum_months.csv",
               SLICE("retires_from,months,clause\n*,180,\n2030,186,\n"));
    place_file("minimums/retirement.csv",
               SLICE("category,sex,born_from,base_age,step,cap_age,clause\n"
                     "men,M,1965-01,60,4,63,\nwomen,F,1970-01,55,4,58,\n"));
    place_file("grades.csv",
               SLICE("grade,payer,note\n200,any,\n500,any,\n1000,proxy,\n6000,any,\n"));
}

/* The choice: the table. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {(const char *)data, size};
    unsigned choice = take_choice(&bytes) % TABLES;
    enum status status;

    if (!areas.towns)
        start();
    if (is_packed(bytes))
        return 0;
    feed_check(ftruncate(file, 0) == 0 && pwrite(file, bytes.p, bytes.n, 0) == (ssize_t)bytes.n,
               "write");
    status = caught(tables[choice].read, NULL);
    if (opened)
        rows_close(opened);
    opened = NULL;
    must(status == DONE || status == MISUSED, "a table that makes no sense is status 2");
    must(status == DONE || strncmp(catching.text, "./", 2) == 0, "the message names the table");
    return 0;
}
