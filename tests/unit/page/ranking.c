#include "page/ranking.h"

#include "check.h"

enum { TOWNS = 7 };

static const enum indicator rate = INDICATOR_ENROLLMENT_RATE, dual = INDICATOR_DUAL_ENROLLED;
static const struct target at_most = {.below = true, .part = 0, .whole = 1};

/* Towns whose rates are fractions, the value rounded as the table has it; one that no table knows, one
 * without a value. */
static struct figures
towns_of(struct area_figures area[TOWNS])
{
    static const struct {
        const char *name;
        int64_t numerator, denominator, value, dual;
        bool known;
    } town[TOWNS] = {
        {"甲", 1, 2, 5000, 3, true},
        {"乙", 2, 3, 6667, 0, true},
        {"丙", 66667, 100000, 6667, 5, true}, /* a little more than 2/3, the same when rounded */
        {"丁", 4, 6, 6667, 0, true},          /* the same as 2/3 */
        {"无此镇", 9, 9, 10000, 0, false},
        {"戊", 0, 0, FIGURE_NONE, 9, true},
        {"己", 0, 5, 0, 3, true},
    };

    for (size_t i = 0; i < TOWNS; i++) {
        area[i] = (struct area_figures){.level = LEVEL_TOWN,
                                        .town = slice_of(town[i].name),
                                        .known = town[i].known};
        for (int k = 0; k < INDICATORS; k++)
            area[i].of[k].value = FIGURE_NONE;
        area[i].of[rate] = (struct figure){.numerator = town[i].numerator,
                                           .denominator = town[i].denominator,
                                           .value = town[i].value};
        area[i].of[dual] = (struct figure){.numerator = town[i].dual,
                                           .denominator = FIGURE_NONE,
                                           .value = town[i].dual,
                                           .target = &at_most};
    }
    return (struct figures){.area = area, .count = TOWNS};
}

static void
expect_order(const struct figures *f, enum indicator i, const size_t wanted[TOWNS])
{
    struct ranking r = ranking_of(f, LEVEL_TOWN, SLICE(""), i);

    expect_number((int64_t)r.count, TOWNS, "towns");
    expect_number((int64_t)r.known, TOWNS - 1, "known towns");
    for (size_t n = 0; n < TOWNS && r.count == TOWNS; n++)
        expect_number((int64_t)r.area[n], (int64_t)wanted[n], "the next town");
    ranking_free(&r);
}

static void
check_ranks(void)
{
    struct area_figures area[TOWNS];
    struct figures f = towns_of(area);
    static const size_t by_rate[TOWNS] = {4, 2, 1, 2, 0, 0, 5},
                        by_dual[TOWNS] = {3, 1, 5, 1, 0, 6, 3};

    check("the best first, by exact fractions; without a value last, unknown ones behind all");
    expect_order(&f, rate, (const size_t[TOWNS]){2, 1, 3, 0, 6, 5, 4});
    check("where a target is not to be exceeded the smallest first");
    expect_order(&f, dual, (const size_t[TOWNS]){1, 3, 0, 6, 2, 5, 4});
    check("ranks: 1, 2, 2, 4");
    ranking_give(&f);
    for (size_t i = 0; i < TOWNS; i++) {
        expect_number((int64_t)area[i].of[rate].rank, (int64_t)by_rate[i], "by rate");
        expect_number((int64_t)area[i].of[dual].rank, (int64_t)by_dual[i], "by persons");
    }
}

static void
check_large(void)
{
    struct area_figures area[TOWNS];
    struct figures f = towns_of(area);

    check("sums of 18 digits are compared exactly");
    area[0].of[rate] = (struct figure){.numerator = 999999999999999998,
                                       .denominator = 999999999999999999,
                                       .value = 10000};
    area[1].of[rate] = (struct figure){.numerator = 999999999999999997,
                                       .denominator = 999999999999999998,
                                       .value = 10000};
    ranking_give(&f);
    expect_number((int64_t)area[0].of[rate].rank, 1, "the larger");
    expect_number((int64_t)area[1].of[rate].rank, 2, "the smaller");
}

static void
check_villages(void)
{
    struct area_figures area[TOWNS];
    struct figures f = towns_of(area);
    struct ranking r;

    check("the villages of one town alone");
    area[3].level = area[6].level = area[1].level = LEVEL_VILLAGE;
    area[3].town = area[6].town = SLICE("甲");
    r = ranking_of(&f, LEVEL_VILLAGE, SLICE("甲"), rate);
    expect_number((int64_t)r.count, 2, "villages");
    expect_number((int64_t)r.area[0], 3, "the first");
    ranking_free(&r);
}

int
main(void)
{
    check_ranks();
    check_large();
    check_villages();
    return check_end();
}
