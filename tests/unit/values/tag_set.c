#include "values/tag_set.h"

#include "check.h"

static struct slice
print(const struct tag_names *names, uint64_t set)
{
    static char text[4096];
    size_t n = (size_t)(tag_set_print(names, text, set) - text);

    expect(n <= tag_set_room(names), "%zu bytes where %zu are room", n, tag_set_room(names));
    return (struct slice){text, n};
}

static void
check_sets(void)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"", ""},
        {"cadre", "cadre"},
        {"proxy,cadre", "cadre,proxy"},
        {"zzz", "zzz"},
        {"zzz,cadre,aaa", "aaa,cadre,zzz"},
        {"proxy,prox,proxyy", "prox,proxy,proxyy"},
        {"A,a,\xe5\xbc\xa0", "A,a,\xe5\xbc\xa0"},
        {",,a,,", "a"},
        {"a,a,a", "a"},
        {"was_proxy,x,area_unknown", "area_unknown,was_proxy,x"},
    };
    struct tag_names names = {0};
    bool fits;

    check("sets in bytewise order, unknown tags among them");
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            uint64_t set = tag_set_parse(&names, slice_of(rows[i].in), &fits);

            expect(fits, "%s: does not fit", rows[i].in);
            expect_text(print(&names, set), slice_of(rows[i].out), rows[i].in);
        }
    tag_set_free(&names);
}

static void
check_limit(void)
{
    struct tag_names names = {0};
    char text[32];
    uint64_t all = 0;
    bool fits;

    check("48 unknown tags fit, 49 do not");
    for (int i = 0; i < TAG_SET_UNKNOWN; i++) {
        snprintf(text, sizeof text, "unknown%d", i);
        all |= tag_set_parse(&names, slice_of(text), &fits);
        expect(fits, "%s does not fit", text);
    }
    expect_number(TAG_SET_UNKNOWN, 48, "unknown tags");
    expect_number(__builtin_popcountll(all), 48, "bits");
    expect(tag_set_parse(&names, print(&names, all), &fits) == all && fits, "all of them again");
    tag_set_parse(&names, SLICE("unknown47,one_more"), &fits);
    expect(!fits, "one more fits");
    tag_set_parse(&names, SLICE("cadre"), &fits);
    expect(!fits, "what did not fit is forgotten");
    tag_set_free(&names);
}

static void
check_random(void)
{
    static const char *const some[] = {"cadre", "proxy", "was_proxy",
                                       "x",     "xy",    "a_long_tag_that_nobody_knows"};
    struct tag_names names = {0};

    check("printing a set and reading it gives the set");
    for (int i = 0; i < 20000; i++) {
        char text[256] = "";
        bool fits;
        uint64_t set;

        for (size_t n = random_below(8); n > 0; n--) {
            strcat(text, text[0] ? "," : "");
            strcat(text, some[random_below(sizeof some / sizeof some[0])]);
        }
        set = tag_set_parse(&names, slice_of(text), &fits);
        expect(tag_set_parse(&names, print(&names, set), &fits) == set, "%s", text);
    }
    tag_set_free(&names);
}

int
main(void)
{
    check_sets();
    check_limit();
    check_random();
    return check_end();
}
