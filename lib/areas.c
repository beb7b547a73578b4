#include "areas.h"

#include "memory.h"
#include "table.h"
#include "text.h"

enum { CODE, TOWN, VILLAGE, ALIASES, LONGEST_NAME = 240, KEY = LONGEST_NAME + sizeof(uint32_t) };

static const char *const columns[] = {"code", "town", "village", "aliases", NULL};

/* A village's name as the dictionary knows it: the number of its town before it. */
static struct slice
key_of(uint32_t town, struct slice name, char key[KEY])
{
    memcpy(key, &town, sizeof town);
    memcpy(key + sizeof town, name.p, name.n);
    return (struct slice){key, sizeof town + name.n};
}

int64_t
areas_town(const struct areas *a, struct slice name)
{
    int64_t i = dict_find(&a->town_names, name);

    return i < 0 ? -1 : (int64_t)a->town_of[i];
}

int64_t
areas_village(const struct areas *a, size_t town, struct slice name)
{
    char key[KEY];
    int64_t i;

    if (name.n > LONGEST_NAME)
        return -1;
    i = dict_find(&a->village_names, key_of((uint32_t)town, name, key));
    return i < 0 ? -1 : (int64_t)a->village_of[i];
}

/* Sets the area to its names; what is not known stays as it is. */
static bool
look_up_names(const struct areas *a, struct area *area)
{
    int64_t town = areas_town(a, area->town), village;

    if (town < 0)
        return area->town.n == 0 && area->village.n == 0;
    area->town = a->town[town].town;
    if (area->village.n == 0)
        return true;
    village = areas_village(a, (size_t)town, area->village);
    if (village >= 0)
        area->village = a->village[village].village;
    return village >= 0;
}

/* ---- addresses ---- */

static bool
starts_character(struct slice s, size_t at)
{
    return at == s.n || ((unsigned char)s.p[at] & 0xc0) != 0x80;
}

/* Whether a town may stand at that place of an address. */
static bool
is_place_of_town(struct slice address, size_t at)
{
    static const char before[][4] = {"省", "市", "县", "区", "州", "盟"};
    struct slice head = {address.p, at};

    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (text_less_suffix(head, slice_of(before[i])).n < at)
            return true;
    return at == 0 || head.p[at - 1] == ' ';
}

/* The longest name in the text: of towns where `town` is -1, else of villages of that town. Returns what it
 * stands for and sets *end to where it ends, or -1. */
static int64_t
longest_name(const struct areas *a, struct slice text, int64_t town, size_t *end)
{
    enum { SHORTEST = 6 /* bytes, two characters */ };
    size_t best = SHORTEST - 1;
    int64_t found = -1;

    for (size_t from = 0; from + best < text.n; from++) {
        if (!starts_character(text, from) || (town < 0 && !is_place_of_town(text, from)))
            continue;
        for (size_t n = best + 1; n <= a->longest && from + n <= text.n; n++) {
            struct slice name = {text.p + from, n};
            int64_t what = !starts_character(text, from + n) ? -1
                           : town < 0                        ? areas_town(a, name)
                                                             : areas_village(a, (size_t)town, name);

            if (what >= 0) {
                found = what;
                best = n;
                *end = from + n;
            }
        }
    }
    return found;
}

/* The village that an address names, behind its town. */
static bool
read_address(const struct areas *a, struct slice address, struct area *area)
{
    size_t end;
    int64_t town = longest_name(a, address, -1, &end), village;
    struct slice rest;

    if (town < 0)
        return false;
    rest = (struct slice){address.p + end, address.n - end};
    village = longest_name(a, rest, town, &end);
    if (village >= 0)
        *area = a->village[village];
    return village >= 0;
}

/* An address in one of the cells, where the other is empty or says the same. */
static bool
look_up_address(const struct areas *a, struct area *area)
{
    struct area address;

    if (read_address(a, area->village, &address)) {
        int64_t town = areas_town(a, area->town);

        if (area->town.n > 0 && (town < 0 || !slice_is(a->town[town].town, address.town)))
            return false;
    } else if (read_address(a, area->town, &address)) {
        int64_t village = areas_village(a, (size_t)areas_town(a, address.town), area->village);

        if (area->village.n > 0 &&
            (village < 0 || !slice_is(a->village[village].village, address.village)))
            return false;
    } else
        return false;
    *area = address;
    return true;
}

static bool
look_up(const struct areas *a, struct area *area)
{
    struct area written = *area;

    if (look_up_names(a, area))
        return true;
    if (!look_up_address(a, &written))
        return false;
    *area = written;
    return true;
}

bool
areas_find(const struct areas *a, struct area_memo *memo, struct slice town, struct slice village,
           struct area *area)
{
    struct slice run = {town.p, (size_t)(village.p + village.n - town.p)};
    size_t i;
    char *text;

    *area = (struct area){town, village};
    if (run.n - town.n - village.n > AREA_GAP || run.n > sizeof memo->slot[0].text)
        return look_up(a, area);
    i = slice_hash(run) % AREA_SLOTS;
    text = memo->slot[i].text;
    if (!memo->slot[i].known || memo->slot[i].town != town.n ||
        memo->slot[i].village != village.n ||
        !slice_is((struct slice){text, memo->slot[i].length}, run)) {
        memcpy(text, run.p, run.n);
        memo->slot[i].length = (unsigned char)run.n;
        memo->slot[i].town = (unsigned char)town.n;
        memo->slot[i].village = (unsigned char)village.n;
        memo->slot[i].area = (struct area){{text, town.n}, {text + run.n - village.n, village.n}};
        memo->slot[i].known = look_up(a, &memo->slot[i].area) ? 2 : 1;
    }
    *area = memo->slot[i].area;
    return memo->slot[i].known == 2;
}

/* Puts in the names of a row; `of` is what they stand for. */
static void
add_names(const struct table *t, size_t row, struct dict *names, uint32_t *of, uint32_t what,
          const uint32_t *town, size_t *longest)
{
    struct slice name = t->row[row][town ? VILLAGE : TOWN], aliases = t->row[row][ALIASES];
    bool more = true;

    while (more) {
        char key[KEY];
        size_t before = names->count, i;

        if (name.n == 0 || name.n > LONGEST_NAME)
            table_refuse_cell(t, row, ALIASES, "a name is empty or longer than 240 bytes");
        i = dict_put(names, town ? key_of(*town, name, key) : name);
        if (i < before && of[i] != what)
            table_refuse(t, row, "\"%.*s\" is the name of another area already", (int)name.n,
                         name.p);
        of[i] = what;
        *longest = name.n > *longest ? name.n : *longest;
        more = aliases.n > 0 && text_part(&aliases, '|', &name);
    }
}

static size_t
count_names(const struct table *t)
{
    size_t names = 0;

    for (size_t row = 0; row < t->rows; row++) {
        names += 2;
        for (size_t i = 0; i < t->row[row][ALIASES].n; i++)
            names += t->row[row][ALIASES].p[i] == '|';
    }
    return names;
}

static void
add_town(struct areas *a, const struct table *t, size_t row)
{
    if (dict_find(&a->town_names, t->row[row][TOWN]) >= 0)
        table_refuse_cell(t, row, TOWN, "is there already, or an alias of another");
    a->town[a->towns] = (struct area){t->row[row][TOWN], {"", 0}};
    add_names(t, row, &a->town_names, a->town_of, (uint32_t)a->towns, NULL, &a->longest);
    a->towns++;
}

static void
add_village(struct areas *a, const struct table *t, size_t row)
{
    int64_t found = areas_town(a, t->row[row][TOWN]);
    uint32_t town = (uint32_t)found;

    if (found < 0 || !slice_is(a->town[found].town, t->row[row][TOWN]))
        table_refuse_cell(t, row, TOWN, "has no row of its own above its villages");
    if (areas_village(a, town, t->row[row][VILLAGE]) >= 0)
        table_refuse_cell(t, row, VILLAGE, "is there already in this town, or an alias of another");
    a->village[a->villages] = (struct area){t->row[row][TOWN], t->row[row][VILLAGE]};
    add_names(t, row, &a->village_names, a->village_of, (uint32_t)a->villages, &town, &a->longest);
    a->villages++;
}

static void
check_code(const struct table *t, size_t row, struct dict *codes)
{
    size_t before = codes->count;
    struct slice code = t->row[row][CODE];

    if (code.n > 0 && dict_put(codes, code) < before)
        table_refuse_cell(t, row, CODE, "is the code of another area already");
}

void
areas_read(struct areas *a, const char *dir)
{
    struct table t;
    struct dict codes = {0};
    size_t names;

    *a = (struct areas){0};
    table_read(&t, dir, "areas", columns);
    names = count_names(&t);
    a->town = memory_new(t.rows, sizeof *a->town);
    a->village = memory_new(t.rows, sizeof *a->village);
    a->town_of = memory_new(names, sizeof *a->town_of);
    a->village_of = memory_new(names, sizeof *a->village_of);
    for (size_t row = 0; row < t.rows; row++) {
        if (t.row[row][TOWN].n == 0)
            table_refuse(&t, row, "a row without a town");
        check_code(&t, row, &codes);
        if (t.row[row][VILLAGE].n == 0)
            add_town(a, &t, row);
        else
            add_village(a, &t, row);
    }
    dict_free(&codes);
    table_close(&t);
}
