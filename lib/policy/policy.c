#include "policy/policy.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shipped.h"
#include "csv/table.h"
#include "values/date.h"

enum { KEY, VALUE, CLAUSE, NOTE, MESSAGE = 1024 };

/* The policy where none is named, and where those are that a name finds. */
static const char shipped_policy[] = "xiuning-2024", policies[] = "policies";

enum { TITLE, COUNTY, YEAR, AS_OF, SHARE_LOW, SHARE_HIGH, THOUSAND, BACKPAY, KEYS };

static const char *const columns[] = {
    [KEY] = "key", [VALUE] = "value", [CLAUSE] = "clause", [NOTE] = "note", NULL};
static const char *const keys[KEYS + 1] = {
    [TITLE] = "title",
    [COUNTY] = "county",
    [YEAR] = "year",
    [AS_OF] = "as_of",
    [SHARE_LOW] = "share_low_grade",
    [SHARE_HIGH] = "share_high_grade",
    [THOUSAND] = "thousand_village_average",
    [BACKPAY] = "backpay_band",
};

static void
read_key(struct policy *p, const struct table *t, size_t row, int key)
{
    struct slice value = t->row[row][VALUE];
    int64_t band;

    if (value.n == 0)
        table_refuse(t, row, "%s has no value", keys[key]);
    switch (key) {
    case TITLE:
        p->title = value;
        break;
    case COUNTY:
        p->county = value;
        break;
    case YEAR:
        p->year = table_number(t, row, VALUE);
        if (p->year < 1000 || p->year > 9999)
            table_refuse_cell(t, row, VALUE, "must be a year of four digits");
        break;
    case AS_OF:
        p->as_of = date_parse(value);
        if (!p->as_of)
            table_refuse_cell(t, row, VALUE, "must be a day such as 2024-12-31");
        break;
    case SHARE_LOW:
        p->share_low_grade = table_number(t, row, VALUE);
        break;
    case SHARE_HIGH:
        p->share_high_grade = table_number(t, row, VALUE);
        break;
    case THOUSAND:
        p->thousand_village_average = table_number(t, row, VALUE);
        break;
    default:
        band = dict_find(&p->bands.names, value);
        if (band < 0)
            table_refuse_cell(t, row, VALUE, "is no band of bands.csv");
        p->backpay_band = (uint32_t)band;
    }
}

static void
read_keys(struct policy *p, const char *dir)
{
    struct table t;
    bool given[KEYS] = {0};

    table_read(&t, dir, "policy", columns);
    for (size_t row = 0; row < t.rows; row++) {
        int key = table_choice(&t, row, KEY, keys);

        if (given[key])
            table_refuse(&t, row, "key \"%s\" is there twice", keys[key]);
        given[key] = true;
        read_key(p, &t, row, key);
    }
    for (int key = 0; key < KEYS; key++)
        if (!given[key])
            table_refuse(&t, t.rows - 1, "key \"%s\" is missing: add its row", keys[key]);
    if (p->share_low_grade > p->share_high_grade)
        table_refuse(&t, t.rows - 1, "share_low_grade is above share_high_grade");
    table_close(&t);
}

static bool
is_directory(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

/* The directory of the shipped policy of that name, NULL if there is none. */
static const char *
find_shipped(const char *name)
{
    char path[PATH_MAX];
    const char *found = NULL;

    if (name[0] != '.' && !strchr(name, '/') &&
        snprintf(path, sizeof path, "%s/%s", policies, name) < (int)sizeof path)
        found = shipped_path(path);
    return found && is_directory(found) ? found : NULL;
}

static int
is_no_dot(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

noreturn static void
refuse(const char *name)
{
    const char *dir = shipped_path(policies);
    struct dirent **entry;
    int entries = dir ? scandir(dir, &entry, is_no_dot, alphasort) : 0;
    char known[MESSAGE] = "";

    for (int i = 0; i < entries; i++)
        snprintf(known + strlen(known), sizeof known - strlen(known), "%s%s", i ? ", " : "",
                 entry[i]->d_name);
    fail(MISUSED, "%s: there is no such policy directory%s%s", name,
         known[0] ? ", and by name there are " : "", known);
}

static const char *
find(const char *name)
{
    const char *dir;

    if (!name)
        name = getenv("CANBAO_POLICY");
    if (!name || !name[0]) {
        dir = find_shipped(shipped_policy);
        if (!dir)
            fail(MISUSED,
                 "the shipped policy is not beside this filter: name one with --policy DIR");
        return dir;
    }
    dir = is_directory(name) ? name : find_shipped(name);
    if (!dir)
        refuse(name);
    return dir;
}

const struct policy *
policy_read(const char *name)
{
    static struct policy p;
    const char *dir = find(name);

    p.dir = dir;
    retirement_read(&p.retirement, dir);
    bands_read(&p.bands, dir, &p.retirement);
    read_keys(&p, dir);
    areas_read(&p.areas, dir);
    headers_read(&p.headers, dir, p.year);
    rules_read(&p.rules, dir, &p.bands);
    targets_read(&p.targets, dir, &p.areas, p.county);
    values_read(&p.values, dir);
    return &p;
}
