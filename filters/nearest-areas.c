/* nearest-areas: to each pair of town and village, the known
 * village that is written most like it. */
#include "base/fail.h"
#include "base/near.h"
#include "base/options.h"
#include "base/text.h"
#include "policy/policy.h"
#include "stream/writer.h"

enum {
    OTHERS = 3,
    OTHERS_TEXT = OTHERS * 2 * 256 + OUTPUT_SLACK, /* no name has more than 240 bytes */
    PREFIX = sizeof(uint32_t)                      /* before a village's name in its dictionary */
};

static const struct option_of own[] = {{0}};

static const struct usage usage = {
    .filter = "nearest-areas",
    .synopsis = "",
    .purpose = "Adds to each record the known town and village that are written most like its own.",
    .options = own,
};

static const char *const added[] = {"near_town", "near_village", "near_others"};

/* The names nearest to the one that is looked for, the nearest first, each of another area. */
struct ranking {
    struct {
        size_t far;
        uint32_t area;
    } best[1 + OTHERS];
    size_t count;
};

/* Puts an area where it belongs, once, by the nearest of its names. */
static void
rank(struct ranking *k, size_t far, uint32_t area)
{
    size_t at = 0;

    while (at < k->count && k->best[at].area != area)
        at++;
    if (at < k->count && k->best[at].far <= far)
        return;
    if (at == k->count && k->count < 1 + OTHERS)
        k->count++;
    else if (at == k->count && k->best[--at].far <= far)
        return;
    for (; at > 0 && k->best[at - 1].far > far; at--)
        k->best[at] = k->best[at - 1];
    k->best[at].far = far;
    k->best[at].area = area;
}

/* Of two characters none may be wrong, of three or four one, and so on. */
static void
compare(struct ranking *k, struct slice written, struct slice name, uint32_t area)
{
    size_t far = near_distance(written, name);
    size_t length = text_length(written), of = text_length(name);

    if (far * 2 < (length > of ? length : of))
        rank(k, far, area);
}

static int64_t
nearest_town(const struct areas *a, struct slice written)
{
    struct ranking towns = {.count = 0};
    int64_t known = areas_town(a, written);

    for (size_t i = 0; known < 0 && i < a->town_names.count; i++)
        compare(&towns, written, a->town_names.text[i], a->town_of[i]);
    return known >= 0 ? known : towns.count > 0 ? (int64_t)towns.best[0].area : -1;
}

/* The villages of the town, or of all towns where it is -1. */
static void
rank_villages(const struct areas *a, int64_t town, struct slice written, struct ranking *villages)
{
    for (size_t i = 0; i < a->village_names.count; i++) {
        struct slice key = a->village_names.text[i];
        uint32_t of;

        memcpy(&of, key.p, PREFIX);
        if (town < 0 || of == (uint32_t)town)
            compare(villages, written, (struct slice){key.p + PREFIX, key.n - PREFIX},
                    a->village_of[i]);
    }
}

static struct slice
print_others(const struct areas *a, const struct ranking *k, char to[OTHERS_TEXT])
{
    char *p = to;

    for (size_t i = 1; i < k->count; i++) {
        const struct area *area = &a->village[k->best[i].area];

        if (i > 1)
            *p++ = '|';
        p = output_copy(output_copy(p, area->town), area->village);
    }
    return (struct slice){to, (size_t)(p - to)};
}

static void
find(const struct areas *a, struct slice town, struct slice village, struct slice values[3],
     char others[OTHERS_TEXT])
{
    static const char nothing[OUTPUT_SLACK];
    struct ranking villages = {.count = 0};
    int64_t near = nearest_town(a, town);

    values[0] = values[1] = (struct slice){nothing, 0};
    if (village.n > 0 && (near >= 0 || town.n == 0))
        rank_villages(a, near, village, &villages);
    if (near >= 0)
        values[0] = a->town[near].town;
    if (villages.count > 0) {
        values[0] = a->village[villages.best[0].area].town;
        values[1] = a->village[villages.best[0].area].village;
    }
    values[2] = print_others(a, &villages, others);
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy = policy_read(options.policy);
    struct reader r;
    struct writer w;
    size_t town, village;
    char others[OTHERS_TEXT];
    struct slice values[3];

    reader_open(&r, options.files, options.file_count);
    town = reader_need(&r, "town");
    village = reader_need(&r, "village");
    writer_open(&w, &r, added, 3);
    while (reader_next(&r)) {
        find(&policy->areas, reader_field(&r, town), reader_field(&r, village), values, others);
        writer_record(&w, &r, values);
    }
    writer_close(&w);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
