#include "areas.h"

#include "check.h"
#include "table.h"

enum { CODE, TOWN, VILLAGE, ALIASES, PAIRS = 400, LONGEST = 90 };

static struct areas areas;
static struct area_memo memo;

/* What the table says, without the memo. */
static bool
look_up(struct slice town, struct slice village, struct area *area)
{
    int64_t t = areas_town(&areas, town), v;

    *area = (struct area){town, village};
    if (t < 0)
        return town.n == 0 && village.n == 0;
    area->town = areas.town[t].town;
    if (village.n == 0)
        return true;
    v = areas_village(&areas, (size_t)t, village);
    if (v >= 0)
        area->village = areas.village[v].village;
    return v >= 0;
}

static void
expect_area(struct slice town, struct slice village)
{
    struct area got, wanted;
    bool known = areas_find(&areas, &memo, town, village, &got);

    expect(known == look_up(town, village, &wanted), "\"%.*s\" \"%.*s\" is %s", (int)town.n, town.p,
           (int)village.n, village.p, known ? "known" : "not known");
    expect_text(got.town, wanted.town, "the town");
    expect_text(got.village, wanted.village, "the village");
}

static void
check_table(const char *policy)
{
    static const char *const columns[] = {"code", "town", "village", "aliases", NULL};
    static struct table t; /* as tables live, as long as the process */
    size_t names = 0;

    check("every name and alias of the shipped table");
    table_read(&t, policy, "areas", columns);
    for (size_t row = 0; row < t.rows; row++) {
        struct slice town = t.row[row][TOWN], village = t.row[row][VILLAGE],
                     rest = t.row[row][ALIASES];
        int64_t of = areas_town(&areas, town);

        expect(of >= 0, "town of row %zu", row);
        for (struct slice name = village.n ? village : town; name.n > 0; names++) {
            const char *bar = rest.n ? memchr(rest.p, '|', rest.n) : NULL;

            if (village.n > 0)
                expect_text(areas.village[areas_village(&areas, (size_t)of, name)].village, village,
                            "the village");
            else
                expect_text(areas.town[areas_town(&areas, name)].town, town, "the town");
            name = (struct slice){rest.p, bar ? (size_t)(bar - rest.p) : rest.n};
            rest = bar ? (struct slice){bar + 1, rest.n - name.n - 1} : (struct slice){"", 0};
        }
    }
    expect_number((int64_t)(areas.towns + areas.villages), (int64_t)t.rows, "areas");
    expect(names > t.rows, "there is no alias");
}

/* 板桥村 is a village of two towns, and no town. */
static void
check_same_name(void)
{
    static const char *const villages[] = {"板桥村", "板桥村村委会", "板桥"};
    struct area area;

    check("a name that two towns have");
    for (size_t i = 0; i < 3; i++) {
        struct slice name = slice_of(villages[i]);
        int64_t towns[] = {areas_town(&areas, SLICE("渭桥乡")),
                           areas_town(&areas, SLICE("板桥乡"))};
        int64_t first = areas_village(&areas, (size_t)towns[0], name);
        int64_t second = areas_village(&areas, (size_t)towns[1], name);

        expect(first >= 0 && second >= 0 && first != second, "%s", villages[i]);
        expect_text(areas.village[first].town, SLICE("渭桥乡"), "the first one's town");
        expect_text(areas.village[second].town, SLICE("板桥乡"), "the second one's town");
        expect(areas_find(&areas, &memo, SLICE("板桥乡"), name, &area), "%s of 板桥乡",
               villages[i]);
        expect_text(area.village, SLICE("板桥村"), "its name");
        expect(!areas_find(&areas, &memo, SLICE("海阳镇"), name, &area), "%s of 海阳镇",
               villages[i]);
    }
}

static void
check_rows(void)
{
    static const struct {
        const char *town, *village, *found_town, *found_village;
        bool known;
    } rows[] = {
        {"", "", "", "", true},
        {"海阳镇", "", "海阳镇", "", true},
        {"海阳镇", "横江", "海阳镇", "横江社区", true},
        {"海阳镇", "某村", "海阳镇", "某村", false},
        {"某镇", "", "某镇", "", false},
        {"某镇", "横江社区", "某镇", "横江社区", false},
        {"", "横江社区", "", "横江社区", false},
        {"横江社区", "海阳镇", "横江社区", "海阳镇", false},
        {"海阳", "", "海阳", "", false},
        {"", "安徽省黄山市休宁县海阳镇川湖村三组", "海阳镇", "川湖村", true},
        {"安徽省黄山市休宁县海阳镇川湖村三组", "", "海阳镇", "川湖村", true},
        {"海阳镇", "休宁县海阳镇川湖三组", "海阳镇", "川湖村", true},
        {"海阳镇川湖村", "川湖", "海阳镇", "川湖村", true},
        {"海阳镇川湖村", "横江", "海阳镇川湖村", "横江", false},
        {"万安镇", "海阳镇川湖村", "万安镇", "海阳镇川湖村", false},
        {"", "新海阳镇川湖村", "", "新海阳镇川湖村", false},
        {"", "休宁县 海阳镇 (川湖村)", "海阳镇", "川湖村", true},
        {"休宁县海阳镇", "川湖村", "休宁县海阳镇", "川湖村", false},
        {"休宁县海阳镇", "", "休宁县海阳镇", "", false},
        {"", "休宁县海阳镇", "", "休宁县海阳镇", false},
        {"", "板桥乡板桥村", "板桥乡", "板桥村", true},
        {"", "渭桥乡板桥村一组", "渭桥乡", "板桥村", true},
        {"海阳镇", "川湖村三组", "海阳镇", "川湖村三组", false},
    };

    check("known names, unknown ones, none");
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            struct area area;
            bool known =
                areas_find(&areas, &memo, slice_of(rows[i].town), slice_of(rows[i].village), &area);

            expect(known == rows[i].known, "%s %s", rows[i].town, rows[i].village);
            expect_text(area.town, slice_of(rows[i].found_town), "the town");
            expect_text(area.village, slice_of(rows[i].found_village), "the village");
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

static void
check_layouts(void)
{
    static char text[2][LONGEST], memory[LAYOUTS][2000];

    check("the memo agrees with the table, wherever the cells lie");
    for (int i = 0; i < 300000; i++) {
        enum layout layout = (enum layout)random_below(LAYOUTS);
        struct slice town = some_name(text[0], true), village = some_name(text[1], false);

        lay_out(layout, memory[layout], &town, &village);
        expect_area(town, village);
    }
}

/* The same as where the cells lie far apart, so that no memo is asked. */
static void
expect_as_far_apart(struct slice town, struct slice village)
{
    static char far[2000];
    struct slice apart[2] = {{far, town.n}, {far + sizeof far / 2, village.n}};
    struct area got, wanted;
    bool known = areas_find(&areas, &memo, town, village, &got);

    memcpy(far, town.p, town.n);
    memcpy(far + sizeof far / 2, village.p, village.n);
    expect(areas_find(&areas, &memo, apart[0], apart[1], &wanted) == known, "\"%.*s\" \"%.*s\"",
           (int)town.n, town.p, (int)village.n, village.p);
    expect_text(got.town, wanted.town, "the town");
    expect_text(got.village, wanted.village, "the village");
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
    check_table(policy);
    check_same_name();
    check_rows();
    check_layouts();
    check_cuts();
    return check_end();
}
