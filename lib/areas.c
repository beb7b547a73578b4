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
look_up(const struct areas *a, struct area *area)
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
          const uint32_t *town)
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
    add_names(t, row, &a->town_names, a->town_of, (uint32_t)a->towns, NULL);
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
    add_names(t, row, &a->village_names, a->village_of, (uint32_t)a->villages, &town);
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
