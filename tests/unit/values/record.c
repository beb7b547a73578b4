#include "values/record.h"

#include "check.h"

static void
check_standings(void)
{
    static const char *const names[STANDINGS] = {"", "ended", "paused", "receiving", "active"};
    static const char *const none[] = {"a",          "activ", "actives",       "Active",
                                       "paused ",    "end",   "ended\t",       "receivin",
                                       "receiving1", "none",  "active,paused", "pctive",
                                       "\xff"};

    check("standings by name, in the order of their rank");
    for (int i = 0; i < STANDINGS; i++) {
        struct slice name = standing_text((enum standing)i);

        expect_number(standing_parse(name), i, name.p);
        expect_text(name, slice_of(names[i]), "its name");
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        expect_number(standing_parse(slice_of(none[i])), -1, none[i]);
    expect(STANDING_NONE < STANDING_ENDED && STANDING_ENDED < STANDING_PAUSED &&
               STANDING_PAUSED < STANDING_RECEIVING && STANDING_RECEIVING < STANDING_ACTIVE,
           "the rank");
}

static void
check_tags(void)
{
    check("tags by name, in bytewise order");
    for (int i = 0; i < TAGS; i++) {
        expect_number(tag_parse(tag_name[i]), i, tag_name[i].p);
        expect(i == 0 || slice_order(tag_name[i - 1], tag_name[i]) < 0, "%s is out of order",
               tag_name[i].p);
    }
    expect_number(tag_parse(SLICE("")), -1, "nothing");
    expect_number(tag_parse(SLICE("cadr")), -1, "cadr");
    expect_number(tag_parse(SLICE("cadres")), -1, "cadres");
}

static void
check_sets(void)
{
    char text[TAGS_TEXT + 1];
    uint32_t all = (UINT32_C(1) << TAGS) - 1;

    check("every set of tags out and in");
    for (uint32_t set = 0; set <= all; set++) {
        char *end = tags_print(text, set);
        size_t n = (size_t)(end - text);

        expect(n < TAGS_TEXT, "%08x takes %zu bytes", (unsigned)set, n);
        expect(tags_parse((struct slice){text, n}) == set, "%08x", (unsigned)set);
    }
    expect(tags_parse(SLICE("proxy,,unknown,cadre,proxy,")) ==
               (TAG_BIT(TAG_PROXY) | TAG_BIT(TAG_CADRE)),
           "unknown, empty and repeated names");
    expect_text((struct slice){text,
                               (size_t)(tags_print(text, TAG_BIT(TAG_PROXY) | TAG_BIT(TAG_CADRE)) -
                                        text)},
                SLICE("cadre,proxy"), "two");
}

int
main(void)
{
    check_standings();
    check_tags();
    check_sets();
    return check_end();
}
