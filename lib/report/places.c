#include "report/places.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/shown.h"
#include "base/text.h"

static size_t
number_of(struct places *p, struct slice town, struct slice village)
{
    char near[256], *key = near;
    size_t n = town.n + 1 + village.n, i;

    if (village.p == town.p + town.n + 1 && town.p[town.n] == '\t')
        return dict_put(&p->names, (struct slice){town.p, n}); /* as they stand in the record */
    if (n > sizeof near)
        key = memory_new(n, 1);
    memcpy(key, town.p, town.n);
    key[town.n] = '\t';
    memcpy(key + town.n + 1, village.p, village.n);
    i = dict_put(&p->names, (struct slice){key, n});
    if (key != near)
        free(key);
    return i;
}

/* Inlined: places_at is called for every record. */
static inline size_t
place_of(struct places *p, struct slice town, struct slice village)
{
    size_t i = number_of(p, town, village);

    if (i >= p->room) {
        size_t room = p->room;

        p->place = memory_grow(p->place, &p->room, i + 1, sizeof *p->place);
        memset(p->place + room, 0, (p->room - room) * sizeof *p->place);
    }
    return i;
}

/* The number of the place that is named as place number i is shown. */
static size_t
shown_place(struct places *p, size_t i)
{
    struct area name = places_name(p, i);
    char *text = memory_new(name.town.n + name.village.n, 1);
    struct slice town = shown_text(name.town, text);
    struct slice village = shown_text(name.village, text + town.n);
    size_t shown = place_of(p, town, village);

    free(text);
    p->place[i].shown_as = shown + 1;
    p->place[shown].is_shown = true;
    return shown;
}

struct place *
places_at(struct places *p, struct slice town, struct slice village)
{
    size_t i = place_of(p, town, village);

    if (!p->place[i].is_shown)
        i = p->place[i].shown_as ? p->place[i].shown_as - 1 : shown_place(p, i);
    return &p->place[i];
}

/* An area of the table is named as there. */
static void
put_known(struct places *p, struct slice town, struct slice village)
{
    size_t i = place_of(p, town, village);

    p->place[i].is_shown = true;
}

void
places_start(struct places *p, const struct areas *areas)
{
    size_t village = 0;

    *p = (struct places){0};
    for (size_t town = 0; town < areas->towns; town++)
        put_known(p, areas->town[town].town, SLICE(""));
    for (; village < areas->villages; village++)
        put_known(p, areas->village[village].town, areas->village[village].village);
    p->known = p->names.count;
}

struct area
places_name(const struct places *p, size_t i)
{
    struct slice rest = p->names.text[i], town;

    text_part(&rest, '\t', &town);
    return (struct area){town, rest};
}

static int
by_name(const void *a, const void *b, void *context)
{
    const struct places *p = context;
    struct area left = places_name(p, *(const size_t *)a),
                right = places_name(p, *(const size_t *)b);
    int order = slice_order(left.town, right.town);

    return order ? order : slice_order(left.village, right.village);
}

size_t *
places_sorted(const struct places *p, size_t from, size_t *count)
{
    size_t *number = memory_new(p->names.count, sizeof *number);

    *count = 0;
    for (size_t i = from; i < p->names.count; i++)
        if (p->place[i].occurs)
            number[(*count)++] = i;
    qsort_r(number, *count, sizeof *number, by_name, (void *)(uintptr_t)p);
    return number;
}

void
places_free(struct places *p)
{
    dict_free(&p->names);
    free(p->place);
}
