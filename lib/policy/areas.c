#include "policy/areas.h"

#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"

enum { CODE, TOWN, VILLAGE, ALIASES, LONGEST_NAME = 240, KEY = LONGEST_NAME + sizeof(uint32_t) };

static const char *const columns[] = {
    [CODE] = "code", [TOWN] = "town", [VILLAGE] = "village", [ALIASES] = "aliases", NULL};

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

/* What a code stands for, or -1: twice the number, and one more for a village. */
static int64_t
code_meaning(const struct areas *a, struct slice code)
{
    int64_t i = dict_find(&a->codes, code);

    return i < 0 ? -1 : (int64_t)a->code_of[i];
}

int64_t
areas_town_coded(const struct areas *a, struct slice code)
{
    int64_t meaning = code_meaning(a, code);

    return meaning < 0 || meaning % 2 ? -1 : meaning / 2;
}

int64_t
areas_village_coded(const struct areas *a, size_t town, struct slice code)
{
    int64_t meaning = code_meaning(a, code);

    if (meaning < 0 || meaning % 2 == 0 ||
        !slice_is(a->village[meaning / 2].town, a->town[town].town))
        return -1;
    return meaning / 2;
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
    a->town[a->towns] = (struct area){t->row[row][TOWN], SLICE("")};
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
add_code(struct areas *a, const struct table *t, size_t row, struct slice code, uint32_t meaning)
{
    size_t before = a->codes.count, i = dict_put(&a->codes, code);

    if (i < before)
        table_refuse(t, row, "\"%.*s\" is the code of another area already", (int)code.n, code.p);
    a->code_of[i] = meaning;
}

/* The code of the town or village that the row has added; of a town its first nine digits too. */
static void
add_codes(struct areas *a, const struct table *t, size_t row)
{
    enum { OF_TOWN = 9 };
    struct slice code = t->row[row][CODE];
    bool village = t->row[row][VILLAGE].n > 0;

    if (code.n == 0)
        return;
    add_code(a, t, row, code, (uint32_t)(village ? 2 * a->villages - 1 : 2 * a->towns - 2));
    if (!village && code.n > OF_TOWN)
        add_code(a, t, row, (struct slice){code.p, OF_TOWN}, (uint32_t)(2 * a->towns - 2));
}

void
areas_read(struct areas *a, const char *dir)
{
    struct table t;
    size_t names;

    *a = (struct areas){0};
    table_read(&t, dir, "areas", columns);
    names = count_names(&t);
    a->town = memory_new(t.rows, sizeof *a->town);
    a->village = memory_new(t.rows, sizeof *a->village);
    a->town_of = memory_new(names, sizeof *a->town_of);
    a->village_of = memory_new(names, sizeof *a->village_of);
    a->code_of = memory_new(2 * t.rows, sizeof *a->code_of);
    for (size_t row = 0; row < t.rows; row++) {
        if (t.row[row][TOWN].n == 0)
            table_refuse(&t, row, "a row without a town");
        if (t.row[row][VILLAGE].n == 0)
            add_town(a, &t, row);
        else
            add_village(a, &t, row);
        add_codes(a, &t, row);
    }
    table_close(&t);
}
