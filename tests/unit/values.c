#include "values.h"

#include "caught.h"
#include "check.h"
#include "place.h"

enum { NO = -1 };

static struct values values;

static void
check_statuses(void)
{
    static const struct {
        const char *word;
        int registry, resident, employee, flexible, enterprise;
    } rows[] = {
        {"", TAG_REGISTRY, NO, NO, NO, NO},
        {"正常", TAG_REGISTRY, NO, NO, NO, NO},
        {"死亡未销户", TAG_DECEASED, NO, NO, NO, NO},
        {"注销", TAG_MOVED_OUT, NO, NO, NO, NO},
        {"正常缴费", NO, STANDING_ACTIVE, STANDING_ACTIVE, STANDING_ACTIVE, NO},
        {"停保", NO, STANDING_PAUSED, NO, NO, NO},
        {"中断", NO, NO, STANDING_PAUSED, STANDING_PAUSED, NO},
        {"未参保", NO, STANDING_ENDED, NO, NO, STANDING_ENDED},
        {"正常待遇", NO, STANDING_RECEIVING, STANDING_RECEIVING, STANDING_RECEIVING, NO},
        {"退休", NO, NO, STANDING_RECEIVING, STANDING_RECEIVING, NO},
        {"是", NO, NO, NO, NO, STANDING_ACTIVE},
        {"1", NO, STANDING_ACTIVE, STANDING_ACTIVE, STANDING_ACTIVE, STANDING_ACTIVE},
        {"2", NO, STANDING_PAUSED, STANDING_PAUSED, STANDING_PAUSED, NO},
        {"4", NO, STANDING_ENDED, STANDING_ENDED, STANDING_ENDED, NO},
        {"0", NO, NO, NO, NO, STANDING_ENDED},
        {"3", NO, NO, NO, NO, NO},
        {"正常缴", NO, NO, NO, NO, NO},
        {"active", NO, NO, NO, NO, NO},
        {"代缴", NO, NO, NO, NO, NO},
    };

    check("what the shipped words mean in each source");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice word = slice_of(rows[i].word);

        expect_number(values_status(&values, SOURCE_REGISTRY, word), rows[i].registry,
                      rows[i].word);
        expect_number(values_status(&values, SOURCE_RESIDENT, word), rows[i].resident,
                      rows[i].word);
        expect_number(values_status(&values, SOURCE_EMPLOYEE, word), rows[i].employee,
                      rows[i].word);
        expect_number(values_status(&values, SOURCE_FLEXIBLE, word), rows[i].flexible,
                      rows[i].word);
        expect_number(values_status(&values, SOURCE_ENTERPRISE, word), rows[i].enterprise,
                      rows[i].word);
    }
}

static void
check_categories(void)
{
    check("categories that add a tag");
    expect_number(values_category(&values, SLICE("代缴")), TAG_WAS_PROXY, "代缴");
    expect_number(values_category(&values, SLICE("重度残疾人")), TAG_WAS_PROXY, "重度残疾人");
    expect_number(values_category(&values, SLICE("普通")), NO, "普通");
    expect_number(values_category(&values, SLICE("")), NO, "nothing");
    expect_number(values_category(&values, SLICE("1")), NO, "1");
}

static void
read_here(void *context)
{
    values_read(context, ".");
}

static void
check_refusals(void)
{
    static const struct {
        const char *rows, *message;
    } rows[] = {
        {"active,resident,a|b\nended,resident,c\n", ""},
        {"active,resident,a\nactive,resident,a\n", ""},
        {"active,resident,a\nended,employee,a\n", ""},
        {"active,resident,a\nended,resident,b|a\n",
         "./values.csv:3: \"a\" has another meaning in this source already"},
        {"active,nobody,a\n", "./values.csv:2: source \"nobody\" is unknown"},
        {"active,proxy,a\n", "./values.csv:2: status \"active\": is no status of this source"},
        {"active,registry,a\n", "./values.csv:2: status \"active\": is no status of this source"},
        {"paused,enterprise,a\n", "./values.csv:2: status \"paused\": is no status of this source"},
        {"active,category,a\n", "./values.csv:2: status \"active\": is no tag"},
        {"active,resident,a||b\n", "./values.csv:2: texts \"a||b\": a text is empty"},
        {",resident,a\n", "./values.csv:2: status \"\": is no status of this source"},
    };

    check("tables that make no sense");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct values v;

        snprintf(text, sizeof text, "status,source,texts\n%s", rows[i].rows);
        place_file("values.csv", slice_of(text));
        expect_number(caught(read_here, &v), rows[i].message[0] ? MISUSED : DONE, rows[i].rows);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].rows);
    }
}

int
main(void)
{
    values_read(&values, check_path("pipelines/policies/xiuning-2024"));
    check_statuses();
    check_categories();
    place_start();
    check_refusals();
    return check_end();
}
