#include "policy/values.h"

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
check_nothing(void)
{
    static const struct {
        const char *word;
        enum nothing amount, date;
    } rows[] = {
        {"", NOTHING_NO, NOTHING_NO},
        {"无", NOTHING_EMPTY, NOTHING_EMPTY},
        {"—", NOTHING_EMPTY, NOTHING_EMPTY},
        {"－", NOTHING_EMPTY, NOTHING_EMPTY},
        {"＃N/A", NOTHING_EMPTY, NOTHING_EMPTY},
        {"N / A", NOTHING_EMPTY, NOTHING_EMPTY},
        {"n/a", NOTHING_NO, NOTHING_NO},
        {"未缴", NOTHING_ZERO, NOTHING_NO},
        {"未 缴 费", NOTHING_ZERO, NOTHING_NO},
        {"0000-00-00", NOTHING_NO, NOTHING_EMPTY},
        {"正常缴费", NOTHING_NO, NOTHING_NO},
        {"0", NOTHING_NO, NOTHING_NO},
    };
    char scratch[64];

    check("the shipped words for nothing");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice word = slice_of(rows[i].word);

        expect_number(values_nothing(&values, NOTHING_AMOUNT, word, scratch), rows[i].amount,
                      rows[i].word);
        expect_number(values_nothing(&values, NOTHING_DATE, word, scratch), rows[i].date,
                      rows[i].word);
    }
    expect(!values.hides[NOTHING_AMOUNT] && !values.hides[NOTHING_DATE],
           "none of them is a number or a day");
}

static void
check_footers(void)
{
    static const struct {
        const char *cell;
        bool footer;
    } rows[] = {
        {"合计", true},       {"合 计：", true},   {"制表人：张三", true},
        {"制表：张三", true}, {"制表张三", false}, {"本页合计", false},
        {"", false},          {"合", false},       {"注: 一", true},
        {"注一", false},      {"审核人", true},
    };
    char scratch[64];

    check("the shipped words of footers");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect(values_footer(&values, slice_of(rows[i].cell), scratch) == rows[i].footer, "%s",
               rows[i].cell);
}

static void
read_here(void *context)
{
    values_read(context, ".");
}

static const struct {
    const char *rows, *message;
} refusals[] = {
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
    {"active,resident,a| |b\n", "./values.csv:2: texts \"a| |b\": a text is empty"},
    {"empty,amount,a\nempty,date,a\n", ""},
    {"empty,amount,a\nzero,amount,a\n",
     "./values.csv:3: \"a\" has another meaning in this source already"},
    {"empty,amount,（a）\nzero,amount,( a)\n",
     "./values.csv:3: \"(a)\" has another meaning in this source already"},
    {"zero,date,a\n", "./values.csv:2: status \"zero\": is no status of this source"},
    {"none,amount,a\n", "./values.csv:2: status \"none\": is no status of this source"},
    {"empty,resident,a\n", "./values.csv:2: status \"empty\": is no status of this source"},
    {"prefix,row,a\n", "./values.csv:2: status \"prefix\": is no status of this source"},
    {"footer,town,a\n", "./values.csv:2: status \"footer\": is no status of this source"},
    {"prefix,\"town,row\",a\n", "./values.csv:2: status \"prefix\": is no status of this source"},
    {"active,amount,a\n", "./values.csv:2: status \"active\": is no status of this source"},
    {"prefix,town,a||b\n", "./values.csv:2: texts \"a||b\": a text is empty"},
    {"footer,row,\n", "./values.csv:2: texts \"\": a text is empty"},
    {"suffix,village,第#组|#\n", ""},
    {"suffix,village,#-#组\n", "./values.csv:2: \"#-#组\": # stands there more than once"},
    {"prefix,village,第#组\n",
     "./values.csv:2: \"第#组\": # stands for a number, in a suffix alone: write the word out"},
    {"footer,row,#\n",
     "./values.csv:2: \"#\": # stands for a number, in a suffix alone: write the word out"},
    {",resident,a\n", "./values.csv:2: status \"\": is no status of this source"},
};

static void
check_refusals(void)
{
    check("tables that make no sense");
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        char text[512];
        struct values v;

        snprintf(text, sizeof text, "status,source,texts\n%s", refusals[i].rows);
        place_file("values.csv", slice_of(text));
        expect_number(caught(read_here, &v), refusals[i].message[0] ? MISUSED : DONE,
                      refusals[i].rows);
        expect_text(slice_of(catching.text), slice_of(refusals[i].message), refusals[i].rows);
    }
}

/* A word that would else be a number, a grade or a day. */
static void
check_hiding(void)
{
    static const struct {
        const char *row;
        bool amount, date;
    } rows[] = {
        {"empty,amount,0\n", true, false},
        {"zero,amount,１元\n", true, false},
        {"empty,amount,5档\n", true, false},
        {"empty,amount,x\n", false, false},
        {"empty,date,1900-01-01\n", false, true},
        {"empty,date,0000-00-00\n", false, false},
        {"empty,\"amount,date\",20240101\n", true, true},
    };

    check("words that are numbers or days are known to be");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct values v = {0};

        snprintf(text, sizeof text, "status,source,texts\n%s", rows[i].row);
        place_file("values.csv", slice_of(text));
        expect_number(caught(read_here, &v), DONE, rows[i].row);
        expect(v.hides[NOTHING_AMOUNT] == rows[i].amount && v.hides[NOTHING_DATE] == rows[i].date,
               "%s", rows[i].row);
    }
}

int
main(void)
{
    values_read(&values, check_path("pipelines/policies/xiuning-2024"));
    check_statuses();
    check_categories();
    check_nothing();
    check_footers();
    place_start();
    check_refusals();
    check_hiding();
    return check_end();
}
