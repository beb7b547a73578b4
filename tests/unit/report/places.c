#include "report/places.h"

#include "check.h"

static void
check_known(void)
{
    static struct areas areas;
    struct places p;
    size_t village = 0;

    check("the areas of the table come first, in its order");
    areas_read(&areas, check_path("pipelines/policies/xiuning-2024"));
    places_start(&p, &areas);
    expect_number((int64_t)p.known, (int64_t)(areas.towns + areas.villages), "known places");
    for (size_t i = 0; i < areas.towns; i++) {
        expect_text(places_name(&p, i).town, areas.town[i].town, "a town");
        expect_text(places_name(&p, i).village, SLICE(""), "its village");
    }
    for (size_t i = areas.towns; i < p.known; i++, village++) {
        expect_text(places_name(&p, i).town, areas.village[village].town, "a village's town");
        expect_text(places_name(&p, i).village, areas.village[village].village, "a village");
    }
    for (size_t i = 0; i < p.known; i++)
        expect(places_at(&p, places_name(&p, i).town, places_name(&p, i).village) == &p.place[i],
               "place %zu", i);
    expect(p.names.count == p.known, "a known place is put in again");
    places_free(&p);
}

static void
check_order(void)
{
    static const char *const pairs[][2] = {
        {"b", "b"}, {"a", "z"}, {"", ""},  {"a", ""},  {"", "x"},
        {"ab", ""}, {"a", "b"}, {"b", ""}, {"a ", ""},
    };
    static const char *const sorted[][2] = {
        {"", ""},   {"", "x"},  {"a", ""}, {"a", "b"}, {"a", "z"},
        {"a ", ""}, {"ab", ""}, {"b", ""}, {"b", "b"},
    };
    enum { PAIRS = sizeof pairs / sizeof pairs[0] };
    struct places p = {0};
    size_t count, *number;

    check("places that occur, in bytewise order of town and village");
    for (size_t i = 0; i < PAIRS; i++) {
        char record[16], apart[2][8];
        size_t town = strlen(pairs[i][0]), village = strlen(pairs[i][1]);

        snprintf(record, sizeof record, "%s\t%s", pairs[i][0], pairs[i][1]);
        strcpy(apart[0], pairs[i][0]);
        strcpy(apart[1], pairs[i][1]);
        places_at(&p, slice_of(apart[0]), slice_of(apart[1]))->occurs = true;
        places_at(&p, (struct slice){record, town}, (struct slice){record + town + 1, village});
        expect(p.names.count == i + 1, "as they stand in a record it is another place");
    }
    places_at(&p, SLICE("never"), SLICE(""));
    number = places_sorted(&p, 0, &count);
    expect_number((int64_t)count, PAIRS, "places");
    for (size_t i = 0; i < count && i < PAIRS; i++) {
        expect_text(places_name(&p, number[i]).town, slice_of(sorted[i][0]), "a town");
        expect_text(places_name(&p, number[i]).village, slice_of(sorted[i][1]), "a village");
    }
    free(number);
    number = places_sorted(&p, 5, &count);
    expect_number((int64_t)count, PAIRS - 5, "places from the fifth on");
    free(number);
    places_free(&p);
}

static void
check_many(void)
{
    struct places p = {0};
    char town[500], village[500]; /* longer than what is used, so that they do not touch */

    check("places that come one by one start empty and keep their counts");
    memset(town, 't', sizeof town);
    memset(village, 'v', sizeof village);
    for (size_t i = 0; i < 400; i++)
        for (size_t k = 0; k < 20; k++) {
            struct place *place =
                places_at(&p, (struct slice){town, i}, (struct slice){village, i * k % 400});

            expect(place->occurs == (place->counts.of[0] > 0), "a new place is not empty");
            place->occurs = true;
            place->counts.of[0] = (int64_t)(i * 1000 + i * k % 400 + 1);
        }
    for (size_t i = 0; i < p.names.count; i++) {
        struct area name = places_name(&p, i);

        expect_number(p.place[i].counts.of[0], (int64_t)(name.town.n * 1000 + name.village.n + 1),
                      "its counts");
    }
    places_free(&p);
}

/* Places as records have them; what must be shown of each, and how many there are then. */
static void
check_shown(void)
{
    static const struct {
        const char *town, *village, *shown_town, *shown_village;
    } rows[] = {
        {"a", "b", "a", "b"},
        {"a", "341022198001018825", "a", "341022********8825"},
        {"a", "341022 19800101 8825", "a", "341022 ******** 8825"},
        {"a", "341022199912318825", "a", "341022********8825"},
        {"a", "341022********8825", "a", "341022********8825"},
        {"\x1b]0;x\a", "\u202e村\u202c", "?]0;x?", "?村?"},
        {"", "\xff", "", "?"},
        {"", "?", "", "?"},
    };
    struct places p = {0};

    check("a place is shown without an ID or a control character; those shown alike are one");
    for (int time = 1; time < 3; time++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            struct place *place = places_at(&p, slice_of(rows[i].town), slice_of(rows[i].village));
            struct area name = places_name(&p, (size_t)(place - p.place));

            place->occurs = true;
            place->counts.of[0]++;
            expect_text(name.town, slice_of(rows[i].shown_town), "the town");
            expect_text(name.village, slice_of(rows[i].shown_village), "the village");
        }
    expect_number(places_at(&p, SLICE("a"), SLICE("341022198001018825"))->counts.of[0], 6, "alike");
    expect_number(places_at(&p, SLICE(""), SLICE("?"))->counts.of[0], 4, "alike");
    free(places_sorted(&p, 0, &(size_t){0}));
    places_free(&p);
}

static void
check_known_as_they_are(void)
{
    struct area town = {SLICE("a\u200b"), SLICE("")}, village = {SLICE("a\u200b"), SLICE("b")};
    struct areas areas = {.town = &town, .towns = 1, .village = &village, .villages = 1};
    struct places p;

    check("the areas of the table are as the table has them");
    places_start(&p, &areas);
    expect_number((int64_t)p.known, 2, "known places");
    expect(places_at(&p, village.town, village.village) == &p.place[1], "the village");
    places_free(&p);
}

int
main(void)
{
    check_known();
    check_order();
    check_many();
    check_shown();
    check_known_as_they_are();
    return check_end();
}
