#include "policy/areas.h"

#include "caught.h"
#include "check.h"
#include "csv/table.h"
#include "place.h"

enum { CODE, TOWN, VILLAGE, ALIASES };

static struct areas areas;

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
        expect(areas_village(&areas, (size_t)areas_town(&areas, SLICE("海阳镇")), name) < 0,
               "%s of 海阳镇", villages[i]);
    }
}

static void
read_here(void *context)
{
    areas_read(context, ".");
}

static void
check_codes(void)
{
    int64_t town = areas_town(&areas, SLICE("海阳镇")),
            village = areas_village(&areas, (size_t)town, SLICE("横江社区"));

    check("codes of towns, their first nine digits, codes of villages in their town");
    expect_number(areas_town_coded(&areas, SLICE("341022100000")), town, "all digits of a town");
    expect_number(areas_town_coded(&areas, SLICE("341022100")), town, "nine digits of a town");
    expect_number(areas_town_coded(&areas, SLICE("341022100001")), -1, "a village's as a town's");
    expect_number(areas_village_coded(&areas, (size_t)town, SLICE("341022100001")), village,
                  "a village's");
    expect_number(areas_village_coded(&areas, (size_t)town + 1, SLICE("341022100001")), -1,
                  "a village's in another town");
    expect_number(areas_village_coded(&areas, (size_t)town, SLICE("341022100000")), -1,
                  "a town's as a village's");
    expect_number(areas_village_coded(&areas, (size_t)town, SLICE("341022100")), -1, "nine digits");
    expect_number(areas_town(&areas, SLICE("341022100000")), -1, "a code is no name");
}

static void
check_refusals(void)
{
    static const struct {
        const char *rows, *message;
    } rows[] = {
        {"1,甲,,\n2,甲,乙,\n", ""},
        {",甲,,\n,甲,乙,\n", ""},
        {"1,甲,,\n1,甲,乙,\n", "./areas.csv:3: \"1\" is the code of another area already"},
        {"123456789000,甲,,\n123456789999,乙,,\n",
         "./areas.csv:3: \"123456789\" is the code of another area already"},
    };

    check("codes that are there twice");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct areas a;

        snprintf(text, sizeof text, "code,town,village,aliases\n%s", rows[i].rows);
        place_file("areas.csv", slice_of(text));
        expect_number(caught(read_here, &a), rows[i].message[0] ? MISUSED : DONE, rows[i].rows);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].rows);
    }
}

int
main(void)
{
    static char policy[PATH_MAX];

    strcpy(policy, check_path("pipelines/policies/xiuning-2024"));
    areas_read(&areas, policy);
    check_table(policy);
    check_same_name();
    check_codes();
    place_start();
    check_refusals();
    return check_end();
}
