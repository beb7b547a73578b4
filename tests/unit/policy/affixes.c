#include "policy/affixes.h"

#include "check.h"

static struct affixes affixes;

static void
check_prefixes(void)
{
    static const struct {
        const char *text, *less, *less_town;
    } rows[] = {
        {"", "", ""},
        {"安徽省休宁县甲", "休宁县甲", "休宁县甲"},
        {"安徽休宁县甲", "休宁县甲", "休宁县甲"},
        {"休宁县甲", "甲", "甲"},
        {"休宁甲", "甲", "甲"},
        {"休宁县", "县", "县"},
        {"休宁", "休宁", "休宁"},
        {"甲休宁县", "甲休宁县", "甲休宁县"},
        {"休宁县海阳镇甲", "海阳镇甲", "甲"},
        {"海阳镇甲", "海阳镇甲", "甲"},
        {"海阳镇", "海阳镇", "海阳镇"},
    };
    static const struct slice town[] = {{"休宁县海阳镇", 18}, {"海阳镇", 9}, {"", 0}};

    check("the longest prefix that leaves something goes");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice s = slice_of(rows[i].text);

        expect_text(affixes_less_prefix(&affixes, s, NULL, 0), slice_of(rows[i].less),
                    rows[i].text);
        expect_text(affixes_less_prefix(&affixes, s, town, 3), slice_of(rows[i].less_town),
                    rows[i].text);
    }
}

static void
check_suffixes(void)
{
    static const struct {
        const char *text, *less;
    } rows[] = {
        {"", ""},
        {"甲村委会", "甲"},
        {"甲村委", "甲"},
        {"村委会", "村委会"},
        {"甲三组", "甲"},
        {"甲十三组", "甲"},
        {"甲第一百零三组", "甲"},
        {"甲12组", "甲"},
        {"甲1二3组", "甲"},
        {"甲组", "甲组"},
        {"甲第组", "甲第组"},
        {"甲三组三", "甲三组三"},
        {"三组", "三组"},
        {"十三组", "十"},
        {"第三组", "第"},
        {"甲两组", "甲两组"},
        {"甲三", "甲三"},
        {"甲号3", "甲"},
        {"甲(村)", "甲"},
        {"甲村委会三组", "甲村委会"},
    };

    check("the longest suffix that leaves something goes, # is a number");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_text(affixes_less_suffix(&affixes, slice_of(rows[i].text)), slice_of(rows[i].less),
                    rows[i].text);
}

int
main(void)
{
    static const char *const prefixes[] = {"安徽", "安徽省", "休宁", "休宁县"};
    static const char *const suffixes[] = {"村委会", "村委", "(村)", "#组", "第#组", "号#"};

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        affixes_add_prefix(&affixes, slice_of(prefixes[i]));
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        affixes_add_suffix(&affixes, slice_of(suffixes[i]));
    check_prefixes();
    check_suffixes();
    free(affixes.prefix);
    free(affixes.suffix);
    return check_end();
}
