#include "page/history.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/shown.h"
#include "values/date.h"

enum { NAME = 640 };

static int
compare(const void *left, const void *right)
{
    const struct past *a = left, *b = right;

    return a->series != b->series ? (a->series > b->series) - (a->series < b->series)
                                  : (a->day > b->day) - (a->day < b->day);
}

/* The name of a series; false where it is too long to be one of the report. */
static bool
name_of(char text[NAME], const char *level, struct slice town, struct slice village,
        const char *indicator, struct slice *name)
{
    int n = snprintf(text, NAME, "%s\t%.*s\t%.*s\t%s", level, (int)town.n, town.p, (int)village.n,
                     village.p, indicator);

    *name = (struct slice){text, (size_t)n};
    return n < NAME;
}

struct columns {
    size_t date, level, town, village, indicator, value;
};

static void
take(struct history *h, struct reader *r, const struct columns *c)
{
    int level = level_parse(reader_field(r, c->level)),
        indicator = indicator_parse(reader_field(r, c->indicator));
    struct slice town = reader_field(r, c->town), village = reader_field(r, c->village), name;
    struct past past = {.day = date_parse(reader_field(r, c->date))};
    char text[NAME], shown[2][NAME / 2];

    if (!past.day)
        reader_refuse(r, c->date, "must be a day such as 2024-12-31");
    if (level < 0)
        reader_refuse(r, c->level, "must be county, town or village");
    if (indicator < 0)
        reader_refuse(r, c->indicator, "is no indicator of aggregate-targets");
    past.value =
        figure_parse(reader_field(r, c->value), figure_decimals((enum indicator)indicator));
    if (past.value == FIGURE_NONE && reader_field(r, c->value).n > 0)
        reader_refuse(r, c->value, "must be a value as aggregate-targets writes it");
    if (town.n > NAME / 2 || village.n > NAME / 2 ||
        !name_of(text, level_name[level], shown_text(town, shown[0]), shown_text(village, shown[1]),
                 indicator_row((enum indicator)indicator).name, &name))
        reader_refuse(r, c->town, "and the village are too long for names");
    if (past.value == FIGURE_NONE)
        return;
    past.series = dict_put(&h->names, name);
    h->past = memory_grow(h->past, &h->room, h->count + 1, sizeof *h->past);
    h->past[h->count++] = past;
}

void
history_read(struct history *h, struct reader *r)
{
    struct columns c = {
        .date = reader_need(r, "date"),
        .level = reader_need(r, "level"),
        .town = reader_need(r, "town"),
        .village = reader_need(r, "village"),
        .indicator = reader_need(r, "indicator"),
        .value = reader_need(r, "value"),
    };

    *h = (struct history){.count = 0};
    while (reader_next(r)) {
        take(h, r, &c);
        r->accounts[r->file].written++;
    }
    if (h->count > 0)
        qsort(h->past, h->count, sizeof *h->past, compare);
}

/* The first of the series, or where it would stand. */
static size_t
first_of(const struct history *h, size_t series)
{
    size_t low = 0, high = h->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (h->past[middle].series < series)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct past *
history_of(const struct history *h, const struct area_figures *area, enum indicator i,
           size_t *count)
{
    char text[NAME];
    struct slice name;
    int64_t series = -1;
    size_t first;

    *count = 0;
    if (h && name_of(text, level_name[area->level], area->town, area->village,
                     indicator_row(i).name, &name))
        series = dict_find(&h->names, name);
    if (series < 0)
        return NULL;
    first = first_of(h, (size_t)series);
    while (first + *count < h->count && h->past[first + *count].series == (size_t)series)
        ++*count;
    return h->past + first;
}
