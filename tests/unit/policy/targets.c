#include "policy/targets.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "place.h"

static struct areas areas;

static void
read_here(void *context)
{
    targets_read(context, ".", &areas, SLICE("休宁县"));
}

static enum status
read_rows(const char *rows, struct targets *t)
{
    char text[1024];

    snprintf(text, sizeof text, "indicator,level,area,compare,target,clause,title\n%s", rows);
    place_file("targets.csv", slice_of(text));
    return caught(read_here, t);
}

static const struct {
    const char *text;
    int64_t part, whole; /* whole 0: refused */
} numbers[] = {
    {"0", 0, 1},
    {"1", 1, 1},
    {"0.95", 95, 100},
    {"0.80", 80, 100},
    {"900", 900, 1},
    {"0.000001", 1, 1000000},
    {"999999.999999", 999999999999, 1000000},
    {"999999999999", 999999999999, 1},
    {"007", 7, 1},
    {"1.0", 10, 10},
    {"", 0, 0},
    {".5", 0, 0},
    {"5.", 0, 0},
    {"1.2.3", 0, 0},
    {"-1", 0, 0},
    {"95%", 0, 0},
    {"0.0000001", 0, 0},
    {"1000000000000", 0, 0},
    {"1e3", 0, 0},
    {"一", 0, 0},
};

static void
check_numbers(void)
{
    check("targets are exact fractions");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct targets t = {0};
        char row[128], message[256];

        snprintf(row, sizeof row, "renewal_rate,*,*,>=,%s,,\n", numbers[i].text);
        snprintf(message, sizeof message,
                 "./targets.csv:2: target \"%s\": must be a number such as 0.95, with at most 6 "
                 "decimals",
                 numbers[i].text);
        t = (struct targets){0};
        expect_number(read_rows(row, &t), numbers[i].whole ? DONE : MISUSED, numbers[i].text);
        expect_text(slice_of(catching.text), slice_of(numbers[i].whole ? "" : message),
                    "the message");
        if (t.rows != 1)
            continue;
        expect_number(t.row[0].part, numbers[i].part, numbers[i].text);
        expect_number(t.row[0].whole, numbers[i].whole, numbers[i].text);
        expect_text(t.row[0].text, slice_of(numbers[i].text), "as written");
    }
}

static void
expect_target(const struct targets *t, enum indicator indicator, enum level level, const char *area,
              const char *wanted)
{
    const struct target *target = targets_find(t, indicator, level, slice_of(area));

    expect_text(target ? target->text : SLICE("none"), slice_of(wanted), area);
}

static void
check_finding(void)
{
    struct targets t = {0};

    check("the row that names the area, else the one for all");
    expect_number(read_rows("renewal_rate,*,*,>=,1,,\n"
                            "renewal_rate,town,海阳镇,>=,2,,\n"
                            "renewal_rate,\"village,town\",板桥乡,>=,3,,\n"
                            "renewal_rate,village,板桥村,>=,4,,\n"
                            "renewal_rate,county,休宁县,<=,5,,\n"
                            "backpay,\"county,town\",*,<=,6,,\n",
                            &t),
                  DONE, "the table");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_COUNTY, "休宁县", "5");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_TOWN, "海阳镇", "2");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_VILLAGE, "海阳镇", "1");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_TOWN, "板桥乡", "3");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_VILLAGE, "板桥村", "4");
    expect_target(&t, INDICATOR_RENEWAL_RATE, LEVEL_VILLAGE, "某村", "1");
    expect_target(&t, INDICATOR_BACKPAY, LEVEL_TOWN, "海阳镇", "6");
    expect_target(&t, INDICATOR_BACKPAY, LEVEL_VILLAGE, "横江社区", "none");
    expect(t.rows == 6 && t.row[4].below && !t.row[0].below, "how they compare");
}

static void
check_refusals(void)
{
    static const struct {
        const char *rows, *message;
    } rows[] = {
        {"renewal_rate,*,*,>,1,,\n", "./targets.csv:2: compare \">\": known are >=, <="},
        {"renewal_rate,district,*,>=,1,,\n",
         "./targets.csv:2: level \"district\" is unknown: county, town, village or *"},
        {"renewal_rate,,*,>=,1,,\n",
         "./targets.csv:2: level \"\" is unknown: county, town, village or *"},
        {"renewal_rate,town,板桥村,>=,1,,\n",
         "./targets.csv:2: area \"板桥村\": is no area of these levels"},
        {"renewal_rate,county,海阳镇,>=,1,,\n",
         "./targets.csv:2: area \"海阳镇\": is no area of these levels"},
        {"renewal_rate,*,,>=,1,,\n", "./targets.csv:2: area \"\": is no area of these levels"},
        {"renewal_rate,*,*,>=,1,,\nrenewal_rate,town,*,>=,2,,\n",
         "./targets.csv:3: another target for the same areas stands above"},
        {"renewal_rate,county,*,>=,1,,\nrenewal_rate,town,*,>=,2,,\nrenewal_rate,*,*,<=,2,,\n",
         "./targets.csv:4: another target for the same areas stands above"},
    };

    check("tables that make no sense");
    expect_number(read_rows("rates,*,*,>=,1,,\n", &(struct targets){0}), MISUSED, "no indicator");
    expect(strstr(catching.text, "./targets.csv:2: indicator \"rates\": known are persons, ") ==
               catching.text,
           "the message: %s", catching.text);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct targets t = {0};

        expect_number(read_rows(rows[i].rows, &t), MISUSED, rows[i].rows);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), rows[i].rows);
    }
}

int
main(void)
{
    areas_read(&areas, check_path("pipelines/policies/xiuning-2024"));
    place_start();
    check_numbers();
    check_finding();
    check_refusals();
    return check_end();
}
