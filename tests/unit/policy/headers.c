#include "policy/headers.h"

#include "caught.h"
#include "check.h"
#include "place.h"

static struct headers headers;

static int
item_of(enum source source, const char *cell)
{
    char scratch[128];

    return headers_item(&headers, source, slice_of(cell), scratch);
}

static const struct {
    const char *cell;
    enum source source;
    int item;
} names[] = {
    {"公民身份号码", SOURCE_REGISTRY, ITEM_ID},
    {" 公民 身份号码", SOURCE_REGISTRY, ITEM_ID},
    {"aac002", SOURCE_REGISTRY, ITEM_ID},
    {"ＡＡＣ００２", SOURCE_REGISTRY, ITEM_ID},
    {"残疾证号", SOURCE_REGISTRY, -1},
    {"残疾证号", SOURCE_PROXY, ITEM_ID},
    {"身份证1", SOURCE_PROXY, ITEM_ID},
    {"身份证12", SOURCE_PROXY, ITEM_ID},
    {"身份证10", SOURCE_PROXY, ITEM_ID},
    {"姓名2", SOURCE_PROXY, ITEM_NAME},
    {"身份证1号", SOURCE_PROXY, -1},
    {"1", SOURCE_PROXY, -1},
    {"", SOURCE_PROXY, -1},
    {"统一社会信用代码", SOURCE_ENTERPRISE, ITEM_ID},
    {"姓名", SOURCE_ENTERPRISE, -1},
    {"参保状态", SOURCE_ENTERPRISE, ITEM_STATUS},
    {"参保人数", SOURCE_ENTERPRISE, ITEM_INSURED_WORKERS},
    {"缴费档次（元）", SOURCE_RESIDENT, ITEM_GRADE},
    {"2024年实缴金额(元)", SOURCE_RESIDENT, ITEM_PAID},
    {"实缴金额【元】1", SOURCE_RESIDENT, ITEM_PAID},
    {"姓名（必填）", SOURCE_PROXY, ITEM_NAME},
    {"姓名（必填", SOURCE_PROXY, -1},
    {"（姓名）", SOURCE_PROXY, -1},
    {"姓名)(", SOURCE_PROXY, -1},
    {"2024年实缴金额", SOURCE_RESIDENT, ITEM_PAID},
    {"2023年实缴金额", SOURCE_RESIDENT, ITEM_PAID_PREV},
    {"2022年实缴金额", SOURCE_RESIDENT, -1},
    {"{year}年实缴金额", SOURCE_RESIDENT, -1},
    {"村（居）", SOURCE_RESIDENT, ITEM_VILLAGE},
    {"参保日期", SOURCE_FLEXIBLE, ITEM_SINCE},
    {"参保日期", SOURCE_RESIDENT, -1},
};

static void
check_names(void)
{
    check("headers of the shipped table, as people write them");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        expect_number(item_of(names[i].source, names[i].cell), names[i].item, names[i].cell);
}

static void
check_fold(void)
{
    char to[64];

    check("a name is compared half-width, without blanks, in upper case");
    expect_text(headers_fold(SLICE("\xe3\x80\x80 aac 002（元）"), to), SLICE("AAC002(元)"),
                "folded");
}

static void
check_known(void)
{
    size_t ids = 0;

    check("names that are known for an item, as the table writes them");
    for (size_t i = 0; i < headers.name.count; i++)
        ids += headers_known(&headers, i, SOURCE_ENTERPRISE, ITEM_ID).n > 0;
    expect_number((int64_t)ids, 3, "ids of enterprises");
    expect_text(headers_known(&headers, 0, SOURCE_REGISTRY, ITEM_ID), SLICE("公民身份号码"),
                "the first");
}

static void
read_here(void *context)
{
    headers_read(context, ".", 2024);
}

#define IDS   "id,*,k\n"
#define NAMES "name,*,n\n"

/* The rows as a table, an empty need behind each. */
static void
without_need(const char *rows, char text[512])
{
    char *p = stpcpy(text, "column,source,headers,need\n");

    for (; *rows; rows++) {
        if (*rows == '\n')
            *p++ = ',';
        *p++ = *rows;
    }
    *p = '\0';
}

static void
check_need(void)
{
    static const struct {
        const char *row, *message;
    } rows[] = {
        {"town,*,t,*", ""},
        {"town,*,t,\"proxy,resident\"", ""},
        {"town,\"proxy,resident\",t,*", ""},
        {"town,resident,t,proxy",
         "./columns.csv:4: need \"proxy\": names a source that this row is not for"},
        {"town,*,t,nobody", "./columns.csv:4: need: \"nobody\" is unknown"},
        {"town,*,t,\"proxy,\"", "./columns.csv:4: need: \"\" is unknown"},
    };

    check("who has need of a column");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct headers h = {0};

        snprintf(text, sizeof text, "column,source,headers,need\nid,*,k,\nname,*,n,\n%s\n",
                 rows[i].row);
        place_file("columns.csv", slice_of(text));
        expect_number(caught(read_here, &h), rows[i].message[0] ? MISUSED : DONE, rows[i].row);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].row);
        if (rows[i].message[0])
            continue;
        expect_number(h.need[ITEM_TOWN][SOURCE_PROXY], 4, "the row that says so");
        expect_number(h.need[ITEM_TOWN][SOURCE_CADRE], i == 0 ? 4 : 0, "of another source");
        expect_number(h.need[ITEM_ID][SOURCE_PROXY], 0, "of another column");
    }
}

static void
check_refusals(void)
{
    static const struct {
        const char *rows, *message;
    } rows[] = {
        {IDS NAMES, ""},
        {IDS NAMES "town,*,t|t\n", ""},
        {IDS NAMES "town,resident,t\nvillage,registry,t\n", ""},
        {IDS NAMES "town,*,t\nvillage,proxy,T\n",
         "./columns.csv:5: header \"T\" is claimed for town already"},
        {IDS, "./columns.csv:2: no header for the name of source registry: add a row"},
        {"id,resident,k\n" NAMES,
         "./columns.csv:3: no header for the id of source registry: add a row"},
        {IDS NAMES "town,nobody,t\n", "./columns.csv:4: source: \"nobody\" is unknown"},
        {IDS NAMES "town,,t\n", "./columns.csv:4: source \"\": names no source"},
        {IDS NAMES "towns,*,t\n", "./columns.csv:4: column \"towns\": known are id, name, town, "
                                  "village, status, category, grade, "
                                  "paid_prev, paid, updated, workers, insured_workers, since"},
        {IDS NAMES "town,*,t||u\n",
         "./columns.csv:4: headers \"t||u\": a header is empty or longer than 240 bytes"},
    };

    check("tables that make no sense");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        struct headers h;

        without_need(rows[i].rows, text);
        place_file("columns.csv", slice_of(text));
        expect_number(caught(read_here, &h), rows[i].message[0] ? MISUSED : DONE, rows[i].rows);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].rows);
    }
}

/* Names of every length around the longest that is allowed, with years in them. */
static void
check_long_names(void)
{
    check("long names");
    for (size_t n = 200; n < 260; n++) {
        char text[1024], name[300];
        struct headers h;

        memset(name, 'x', n);
        strcpy(name + n - 12, "{year}{prev}");
        snprintf(text, sizeof text, "column,source,headers,need\nid,*,k,\nname,*,n,\ntown,*,%s,\n",
                 name);
        place_file("columns.csv", slice_of(text));
        expect(caught(read_here, &h) == (n <= 240 ? DONE : MISUSED), "%zu bytes", n);
    }
}

int
main(void)
{
    headers_read(&headers, check_path("pipelines/policies/xiuning-2024"), 2024);
    check_names();
    check_fold();
    check_known();
    place_start();
    check_need();
    check_refusals();
    check_long_names();
    return check_end();
}
