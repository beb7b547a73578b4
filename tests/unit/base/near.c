#include "base/near.h"

#include "bytes/output.h"
#include "check.h"

static void
check_distances(void)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {
        {"姓名", "姓名", 0},         {"姓名", "性名", 1},   {"证件号", "证件号码", 1},
        {"川湖行政村", "川湖村", 2}, {"abc", "", NEAR_FAR}, {"", "", NEAR_FAR},
        {"kitten", "sitting", 3},    {"ab", "ba", 2},       {"甲", "乙丙丁", 3},
    };

    check("distances, in characters, both ways");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice a = slice_of(rows[i].a), b = slice_of(rows[i].b);

        expect(near_distance(a, b) == rows[i].distance && near_distance(b, a) == rows[i].distance,
               "%s and %s: %zu", rows[i].a, rows[i].b, near_distance(a, b));
    }
}

static void
check_long(void)
{
    static char text[3 * (NEAR_LONGEST + 1) + 1];

    check("names as long as they may be, and longer");
    for (size_t i = 0; i <= NEAR_LONGEST; i++)
        output_copy(text + 3 * i, SLICE("村"));
    expect(near_distance((struct slice){text, 3 * NEAR_LONGEST}, SLICE("村")) == NEAR_LONGEST - 1,
           "the longest");
    expect(near_distance((struct slice){text, 3 * NEAR_LONGEST + 3}, SLICE("村")) == NEAR_FAR,
           "one longer");
}

static void
check_cores(void)
{
    static const struct {
        const char *written, *core;
    } rows[] = {
        {"身份证号", "身份证号"},         {"*姓名:", "姓名"}, {"身份证号(18位)", "身份证号"},
        {"【必填】姓名", "姓名"},         {"村(居", "村居"},  {"()", ""},
        {"缴费-档次(元/年)", "缴费档次"}, {"姓、名", "姓名"}, {"", ""},
    };
    char to[64];

    check("what is left of a name");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_text(near_core(slice_of(rows[i].written), to), slice_of(rows[i].core),
                    rows[i].written);
}

int
main(void)
{
    check_distances();
    check_long();
    check_cores();
    return check_end();
}
