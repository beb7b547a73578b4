#include "policy/locator.h"

#include "check.h"

enum { LONGEST = 90 };

static struct areas areas;
static struct values values;
static struct locator locator = {.areas = &areas, .affixes = values.affixes};

static const struct {
    const char *town, *village, *found_town, *found_village;
    bool known;
} readings[] = {
    {"", "", "", "", true},
    {"海阳镇", "", "海阳镇", "", true},
    {"海阳镇", "横江", "海阳镇", "横江社区", true},
    {"海阳镇", "某村", "海阳镇", "某村", false},
    {"某镇", "", "某镇", "", false},
    {"某镇", "横江社区", "某镇", "横江社区", false},
    {"", "横江社区", "", "横江社区", false},
    {"横江社区", "海阳镇", "横江社区", "海阳镇", false},
    {"海阳", "", "海阳", "", false},
    /* half-width and without blanks */
    {"海 阳 镇", "横 江", "海阳镇", "横江社区", true},
    {"海阳镇", "川湖村（村）", "海阳镇", "川湖村", true},
    /* codes */
    {"341022100000", "341022100001", "海阳镇", "横江社区", true},
    {"３４１０２２１００", "341022100001", "海阳镇", "横江社区", true},
    {"万安镇", "341022100001", "万安镇", "341022100001", false},
    {"341022100001", "", "341022100001", "", false},
    {"3410221", "", "3410221", "", false},
    /* prefixes, one after the other */
    {"休宁县海阳镇", "川湖村", "海阳镇", "川湖村", true},
    {"安徽省黄山市休宁县海阳镇", "", "海阳镇", "", true},
    {"安徽黄山休宁海阳镇", "", "海阳镇", "", true},
    {"休宁县", "", "休宁县", "", false},
    {"海阳镇", "海阳镇川湖村", "海阳镇", "川湖村", true},
    {"海阳镇", "休宁县海阳镇川湖村", "海阳镇", "川湖村", true},
    {"休宁县海阳镇", "休宁县海阳镇川湖村", "海阳镇", "川湖村", true},
    {"海阳镇人民政府", "海阳镇人民政府川湖村", "海阳镇", "川湖村", true},
    {"海阳镇", "海阳镇", "海阳镇", "海阳镇", false},
    /* suffixes, one after the other */
    {"海阳镇人民政府", "川湖村村民委员会", "海阳镇", "川湖村", true},
    {"海阳镇", "川湖村三组", "海阳镇", "川湖村", true},
    {"海阳镇", "川湖村第十三村民组", "海阳镇", "川湖村", true},
    {"海阳镇", "川湖村12小组", "海阳镇", "川湖村", true},
    {"海阳镇", "川湖村村委会一组", "海阳镇", "川湖村", true},
    {"海阳镇", "川湖村组", "海阳镇", "川湖村组", false},
    {"海阳镇", "三组", "海阳镇", "三组", false},
    /* prefix and suffix */
    {"海阳镇", "海阳镇川湖村（３组）", "海阳镇", "川湖村", true},
    {"海阳镇", "海阳镇川湖村第3组", "海阳镇", "川湖村", true},
    /* doubt */
    {"海阳镇", "川湖村？", "海阳镇", "川湖村？", false},
    {"海阳镇", "?川湖村", "海阳镇", "?川湖村", false},
    {"海阳镇", "海阳镇川湖村?", "海阳镇", "海阳镇川湖村?", false},
    {"?", "海阳镇川湖村", "?", "海阳镇川湖村", false},
    /* addresses */
    {"", "安徽省黄山市休宁县海阳镇川湖村三组", "海阳镇", "川湖村", true},
    {"安徽省黄山市休宁县海阳镇川湖村三组", "", "海阳镇", "川湖村", true},
    {"海阳镇", "休宁县海阳镇川湖三组", "海阳镇", "川湖村", true},
    {"海阳镇川湖村", "川湖", "海阳镇", "川湖村", true},
    {"海阳镇川湖村", "海阳镇川湖村", "海阳镇", "川湖村", true},
    {"海阳镇川湖村2号", "休宁县海阳镇川湖村3号", "海阳镇", "川湖村", true},
    {"海阳镇川湖村2号", "海阳镇横江社区3号", "海阳镇川湖村2号", "海阳镇横江社区3号", false},
    {"海阳镇川湖村2号", "3号", "海阳镇川湖村2号", "3号", false},
    {"海阳镇川湖村", "横江", "海阳镇川湖村", "横江", false},
    {"海阳镇川湖村", "横江?", "海阳镇川湖村", "横江?", false},
    {"万安镇", "海阳镇川湖村", "万安镇", "海阳镇川湖村", false},
    {"休宁", "海阳镇川湖村", "休宁", "海阳镇川湖村", false},
    {"", "新海阳镇川湖村", "", "新海阳镇川湖村", false},
    {"", "休宁县 海阳镇 (川湖村)", "海阳镇", "川湖村", true},
    {"", "某省 海阳镇 川湖村", "海阳镇", "川湖村", true},
    {"", "某某 海阳镇 川湖村", "", "某某 海阳镇 川湖村", false},
    {"", "休宁县海阳镇", "", "休宁县海阳镇", false},
    {"", "板桥乡板桥村", "板桥乡", "板桥村", true},
    {"", "渭桥乡板桥村一组", "渭桥乡", "板桥村", true},
    {"", "341022100000横江社区", "", "341022100000横江社区", false},
};

static void
check_rows(void)
{
    char scratch[256];

    check("known names, unknown ones, none");
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
            struct area area;
            bool known = locator_find(&locator, slice_of(readings[i].town),
                                      slice_of(readings[i].village), scratch, &area);

            expect(known == readings[i].known, "%s %s", readings[i].town, readings[i].village);
            expect_text(area.town, slice_of(readings[i].found_town), "the town");
            expect_text(area.village, slice_of(readings[i].found_village), "the village");
        }
}

/* A name as it may stand in a file: known, an alias, or nothing that anyone knows. */
static struct slice
some_name(char *text, bool town)
{
    const struct area *area = &areas.village[random_below(areas.villages)];
    size_t n = 0;

    switch (random_below(6)) {
    case 0:
        return town ? areas.town[random_below(areas.towns)].town : area->village;
    case 1:
        return (struct slice){text, 0};
    case 2:
        n = random_below(LONGEST);
        random_bytes(text, n, SLICE("ab,\""));
        return (struct slice){text, n};
    case 3:
        return town ? area->village : area->town;
    default:
        return town ? area->town : area->village;
    }
}

/* Ways in which the two cells may lie in memory. */
enum layout { ADJACENT, COMMA, QUOTED, FAR, REVERSED, SEPARATE, LAYOUTS };

static void
lay_out(enum layout layout, char *memory, struct slice *town, struct slice *village)
{
    static const char *const between[LAYOUTS] = {"", ",", "\",\"", "\" , \"", ",", ""};
    size_t gap = strlen(between[layout]);
    struct slice *first = layout == REVERSED ? village : town,
                 *second = layout == REVERSED ? town : village;
    char *at = memory;

    memcpy(at, first->p, first->n);
    first->p = at;
    at += first->n;
    memcpy(at, between[layout], gap);
    at += layout == SEPARATE ? 1000 : gap;
    memcpy(at, second->p, second->n);
    second->p = at;
}

/* The same as where the cells lie far apart, so that no memo is asked. */
static void
expect_as_far_apart(struct slice town, struct slice village)
{
    static char far[2000], scratch[4000];
    struct slice apart[2] = {{far, town.n}, {far + sizeof far / 2, village.n}};
    struct area got, wanted;
    bool known = locator_find(&locator, town, village, scratch, &got);

    memcpy(far, town.p, town.n);
    memcpy(far + sizeof far / 2, village.p, village.n);
    expect(locator_find(&locator, apart[0], apart[1], scratch, &wanted) == known,
           "\"%.*s\" \"%.*s\"", (int)town.n, town.p, (int)village.n, village.p);
    expect_text(got.town, wanted.town, "the town");
    expect_text(got.village, wanted.village, "the village");
}

static void
check_layouts(void)
{
    static char text[2][LONGEST], memory[LAYOUTS][2000];

    check("the memo agrees with the table, wherever the cells lie");
    for (int i = 0; i < 300000; i++) {
        enum layout layout = (enum layout)random_below(LAYOUTS);
        struct slice town = some_name(text[0], true), village = some_name(text[1], false);

        lay_out(layout, memory[layout], &town, &village);
        expect_as_far_apart(town, village);
    }
}

/* One run of bytes, cut at every place. */
static void
check_cuts(void)
{
    static const char run[] = "海阳镇,横江社区,海阳镇横江";

    check("one run of bytes cut into two names at every place");
    for (size_t from = 0; from < sizeof run; from++)
        for (size_t end = from; end < sizeof run; end++)
            for (size_t next = end; next < sizeof run && next < end + 5; next++)
                for (size_t stop = next; stop < sizeof run; stop++)
                    expect_as_far_apart((struct slice){run + from, end - from},
                                        (struct slice){run + next, stop - next});
}

int
main(void)
{
    static char policy[PATH_MAX];

    strcpy(policy, check_path("pipelines/policies/xiuning-2024"));
    areas_read(&areas, policy);
    values_read(&values, policy);
    check_rows();
    check_layouts();
    check_cuts();
    return check_end();
}
