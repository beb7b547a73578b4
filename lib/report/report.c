#include "report/report.h"

#include <stdlib.h>

#include "base/memory.h"
#include "values/amount.h"

/* Towns by name, those of areas.csv first and in its order, then the others in bytewise order. */
struct towns {
    struct dict names;
    struct area_counts *town;
    size_t known;
};

struct report {
    struct output *out;
    const struct places *places;
    const struct policy *policy;
    struct towns towns;
    struct area_counts county;
    size_t *other; /* places that are not in areas.csv */
    size_t others;
};

/* A known village's part in the indicators that count villages; likewise a town's. */
static void
add_village(const struct report *r, struct area_counts *to, const struct counts *village)
{
    to->villages += village->of[COUNT_PAYERS] > 0;
    to->thousand_villages += outcome_is_thousand(village, r->policy);
}

static void
put_towns(struct report *r)
{
    for (size_t i = 0; i < r->policy->areas.towns; i++)
        dict_put(&r->towns.names, r->policy->areas.town[i].town);
    r->towns.known = r->towns.names.count;
    for (size_t i = 0; i < r->others; i++)
        dict_put(&r->towns.names, places_name(r->places, r->other[i]).town);
    r->towns.town = memory_new(r->towns.names.count, sizeof *r->towns.town);
}

static bool
sum_up(struct report *r)
{
    for (size_t i = 0; i < r->places->names.count; i++) {
        const struct counts *counts = &r->places->place[i].counts;
        struct area name = places_name(r->places, i);
        struct area_counts *town;

        if (!r->places->place[i].occurs)
            continue;
        town = &r->towns.town[dict_find(&r->towns.names, name.town)];
        if (!counts_add(&town->counts, counts) || !counts_add(&r->county.counts, counts))
            return false;
        if (i < r->places->known && name.village.n > 0) {
            add_village(r, town, counts);
            add_village(r, &r->county, counts);
        }
    }
    for (size_t i = 0; i < r->towns.known; i++) {
        r->county.towns += r->towns.town[i].counts.of[COUNT_PAYERS] > 0;
        r->county.thousand_towns += outcome_is_thousand(&r->towns.town[i].counts, r->policy);
    }
    return true;
}

static void
write_area(const struct report *r, enum level level, struct area name, const struct area_counts *a)
{
    struct slice own = level == LEVEL_COUNTY ? r->policy->county
                       : level == LEVEL_TOWN ? name.town
                                             : name.village;

    for (enum indicator i = 0; i < INDICATORS; i++) {
        const struct target *target = targets_find(&r->policy->targets, i, level, own);
        char *p;

        if (!indicator_is_at(i, level))
            continue;
        output_text(r->out, level_name[level]);
        output_text(r->out, "\t");
        output_put(r->out, name.town.n || level == LEVEL_COUNTY ? name.town : SLICE("-"));
        output_text(r->out, "\t");
        output_put(r->out, name.village);
        output_text(r->out, "\t");
        output_text(r->out, indicator_row(i).name);
        output_text(r->out, "\t");
        p = output_room(r->out, OUTCOME_TEXT + (target ? target->text.n : 0));
        output_end(r->out, outcome_print(p, i, a, target));
        output_text(r->out, "\n");
    }
}

static void
write_village(const struct report *r, size_t i)
{
    struct area name = places_name(r->places, i);
    struct area_counts a = {.counts = r->places->place[i].counts};

    if (name.village.n > 0)
        write_area(r, LEVEL_VILLAGE, name, &a);
}

void
report_header(struct output *out, bool counts)
{
    if (!counts) {
        output_text(
            out,
            "level\ttown\tvillage\tindicator\tnumerator\tdenominator\tvalue\ttarget\tmet\tgap\n");
        return;
    }
    output_text(out, "town\tvillage");
    for (enum count i = 0; i < COUNTS; i++) {
        output_text(out, "\t");
        output_text(out, count_name(i));
    }
    output_text(out, "\n");
}

bool
report_write(struct output *out, const struct places *places, const struct policy *policy)
{
    struct report r = {.out = out, .places = places, .policy = policy};
    bool fits;

    r.other = places_sorted(places, places->known, &r.others);
    put_towns(&r);
    fits = sum_up(&r);
    if (fits) {
        write_area(&r, LEVEL_COUNTY, (struct area){SLICE(""), SLICE("")}, &r.county);
        for (size_t i = 0; i < r.towns.names.count; i++)
            write_area(&r, LEVEL_TOWN, (struct area){r.towns.names.text[i], SLICE("")},
                       &r.towns.town[i]);
        for (size_t i = 0; i < places->known; i++)
            write_village(&r, i);
        for (size_t i = 0; i < r.others; i++)
            write_village(&r, r.other[i]);
    }
    free(r.other);
    free(r.towns.town);
    dict_free(&r.towns.names);
    return fits;
}

void
report_counts(struct output *out, const struct places *places)
{
    size_t count, *number = places_sorted(places, 0, &count);

    for (size_t n = 0; n < count; n++) {
        output_put(out, places->names.text[number[n]]);
        for (int i = 0; i < COUNTS; i++) {
            output_text(out, "\t");
            output_end(out, whole_print(output_room(out, AMOUNT_TEXT),
                                        places->place[number[n]].counts.of[i]));
        }
        output_text(out, "\n");
    }
    free(number);
}
