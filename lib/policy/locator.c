#include "policy/locator.h"

#include "base/text.h"

enum { TOWN_NAMES = 2 };

/* The forms of a cell in which it is looked up, one after the other. */
struct forms {
    struct slice form;
    char *bare; /* where it is written half-width and without blanks */
    const struct affixes *affixes;
    struct slice also[TOWN_NAMES]; /* a village's prefixes: its town's name, as written, as known */
    size_t more;
    enum { AS_WRITTEN, LESS_PREFIX, LESS_SUFFIX } step;
};

/* Goes on to the next form; false if there is none. */
static bool
next_form(struct forms *f)
{
    struct slice before = f->form;

    if (f->step == AS_WRITTEN) {
        f->form = text_bare(before, f->bare);
        f->step = LESS_PREFIX;
        return true;
    }
    if (f->step == LESS_PREFIX) {
        f->form = affixes_less_prefix(f->affixes, before, f->also, f->more);
        if (f->form.n < before.n)
            return true;
        f->step = LESS_SUFFIX;
    }
    f->form = affixes_less_suffix(f->affixes, before);
    return f->form.n < before.n;
}

/* What a row says, and where its cells are written half-width and without blanks. */
struct question {
    struct slice town, village;
    char *bare_town, *bare_village;
};

static int64_t
find_town(const struct locator *l, const struct question *q)
{
    struct forms f = {.form = q->town, .bare = q->bare_town, .affixes = &l->affixes[AFFIXES_TOWN]};

    do {
        int64_t town = areas_town(l->areas, f.form);

        if (town < 0)
            town = areas_town_coded(l->areas, f.form);
        if (town >= 0)
            return town;
    } while (next_form(&f));
    return -1;
}

static int64_t
find_village(const struct locator *l, const struct question *q, size_t town)
{
    struct forms f = {.form = q->village,
                      .bare = q->bare_village,
                      .affixes = &l->affixes[AFFIXES_VILLAGE],
                      .more = TOWN_NAMES};

    do {
        int64_t village = areas_village(l->areas, town, f.form);

        if (village < 0)
            village = areas_village_coded(l->areas, town, f.form);
        if (village >= 0)
            return village;
        if (f.step == AS_WRITTEN) {
            f.also[0] = text_bare(q->town, q->bare_town);
            f.also[1] = l->areas->town[town].town;
        }
    } while (next_form(&f));
    return -1;
}

/* Whether the town's cell says the same as the address in the village's: it is empty, the town
 * (whose number, if it has one, is `named`), or an address of the same village. */
static bool
says_same(const struct locator *l, const struct question *q, int64_t named, size_t town,
          size_t village)
{
    size_t other_town, other;

    return q->town.n == 0 || named == (int64_t)town ||
           (address_read(l->areas, text_bare(q->town, q->bare_town), &other_town, &other) &&
            other == village);
}

/* An address in one of the cells, where the other is empty or says the same. */
static bool
find_address(const struct locator *l, const struct question *q, int64_t named, struct area *area)
{
    size_t town, village;
    bool found = address_read(l->areas, text_bare(q->village, q->bare_village), &town, &village) &&
                 says_same(l, q, named, town, village);

    if (!found)
        found = address_read(l->areas, text_bare(q->town, q->bare_town), &town, &village) &&
                (q->village.n == 0 || find_village(l, q, town) == (int64_t)village);
    if (found)
        *area = l->areas->village[village];
    return found;
}

/* Sets the area to its names; what is not found stays as it is. Kept out of
 * the way of what the memo knows. */
static __attribute__((noinline)) bool
/* NOLINTNEXTLINE(readability-non-const-parameter): cells are written there */
look_up(const struct locator *l, char *scratch, struct area *area)
{
    struct question q = {.town = area->town,
                         .village = area->village,
                         .bare_town = scratch,
                         .bare_village = scratch + area->town.n};
    int64_t town = q.town.n > 0 ? find_town(l, &q) : -1, village;

    if (q.village.n == 0 && (town >= 0 || q.town.n == 0)) {
        if (town >= 0)
            area->town = l->areas->town[town].town;
        return true;
    }
    village = town >= 0 ? find_village(l, &q, (size_t)town) : -1;
    if (village >= 0)
        *area = l->areas->village[village];
    else if (town >= 0)
        area->town = l->areas->town[town].town;
    return village >= 0 || find_address(l, &q, town, area);
}

bool
locator_find(struct locator *l, struct slice town, struct slice village, char *scratch,
             struct area *area)
{
    struct slice run = {town.p, (size_t)(village.p + village.n - town.p)};
    size_t i;
    char *text;

    *area = (struct area){town, village};
    if (run.n - town.n - village.n > LOCATOR_GAP || run.n > LOCATOR_TEXT)
        return look_up(l, scratch, area);
    i = slice_hash(run) % LOCATOR_SLOTS;
    text = l->slot[i].text;
    if (!l->slot[i].known || l->slot[i].town != town.n || l->slot[i].village != village.n ||
        !slice_is((struct slice){text, l->slot[i].length}, run)) {
        memcpy(text, run.p, run.n);
        l->slot[i].length = (unsigned char)run.n;
        l->slot[i].town = (unsigned char)town.n;
        l->slot[i].village = (unsigned char)village.n;
        l->slot[i].area = (struct area){{text, town.n}, {text + run.n - village.n, village.n}};
        l->slot[i].known = look_up(l, scratch, &l->slot[i].area) ? 2 : 1;
    }
    *area = l->slot[i].area;
    return l->slot[i].known == 2;
}
