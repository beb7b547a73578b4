#include "report/outcome.h"

#include "check.h"
#include "values/amount.h"

static struct slice
print(enum indicator i, const struct area_counts *a, const struct target *target)
{
    static char text[OUTCOME_TEXT + 64];
    size_t n = (size_t)(outcome_print(text, i, a, target) - text);

    expect(n <= OUTCOME_TEXT + (target ? target->text.n : 0), "%zu bytes", n);
    return (struct slice){text, n};
}

/* Every indicator with every count another number, so that no two can be mistaken. */
static const struct {
    enum indicator indicator;
    const char *text;
} each[] = {
    {INDICATOR_PERSONS, "1000\t\t1000\t\tna\t"},
    {INDICATOR_ENTERPRISES, "1001\t\t1001\t\tna\t"},
    {INDICATOR_BUSINESSES, "1017\t\t1017\t\tna\t"},
    {INDICATOR_ENROLLMENT_RATE, "1003\t1002\t1.0010\t\tna\t"},
    {INDICATOR_RENEWAL_RATE, "1005\t1004\t1.0010\t\tna\t"},
    {INDICATOR_AVERAGE_PAID, "10.07\t1006\t0.01\t\tna\t"},
    {INDICATOR_AVERAGE_PAID_OWN, "10.13\t1012\t0.01\t\tna\t"},
    {INDICATOR_SHARE_LOW, "1008\t1006\t1.0020\t\tna\t"},
    {INDICATOR_SHARE_LOW_EXACT, "1009\t1006\t1.0030\t\tna\t"},
    {INDICATOR_SHARE_LOW_OWN, "1014\t1012\t1.0020\t\tna\t"},
    {INDICATOR_SHARE_HIGH, "1010\t1006\t1.0040\t\tna\t"},
    {INDICATOR_SHARE_HIGH_EXACT, "1011\t1006\t1.0050\t\tna\t"},
    {INDICATOR_SHARE_HIGH_OWN, "1015\t1012\t1.0030\t\tna\t"},
    {INDICATOR_THOUSAND_VILLAGES, "3\t7\t0.4286\t\tna\t"},
    {INDICATOR_THOUSAND_TOWNS, "2\t5\t0.4000\t\tna\t"},
    {INDICATOR_ENTERPRISE_RATE, "1016\t1001\t1.0150\t\tna\t"},
    {INDICATOR_BUSINESS_RATE, "1018\t1017\t1.0010\t\tna\t"},
    {INDICATOR_WORKER_RATE, "1020\t1019\t1.0010\t\tna\t"},
    {INDICATOR_FLEXIBLE_INSURED, "1021\t\t1021\t\tna\t"},
    {INDICATOR_NEW_FLEXIBLE, "1022\t\t1022\t\tna\t"},
    {INDICATOR_DUAL_ENROLLED, "1023\t\t1023\t\tna\t"},
    {INDICATOR_BACKPAY, "1024\t\t1024\t\tna\t"},
    {INDICATOR_AREA_UNKNOWN, "1025\t\t1025\t\tna\t"},
    {INDICATOR_ACTION, "1026\t\t1026\t\tna\t"},
    {INDICATOR_ACTION + ACTION_NONE, "1034\t\t1034\t\tna\t"},
};

static void
check_each(void)
{
    struct area_counts a = {.villages = 7, .thousand_villages = 3, .towns = 5, .thousand_towns = 2};

    check("every indicator is made of its counts");
    for (int i = 0; i < COUNTS; i++)
        a.counts.of[i] = 1000 + i;
    for (size_t i = 0; i < sizeof each / sizeof each[0]; i++)
        expect_text(print(each[i].indicator, &a, NULL), slice_of(each[i].text),
                    indicator_row(each[i].indicator).name);
}

struct row {
    int indicator;
    bool below;
    int64_t numerator, denominator;
    int64_t part, whole; /* of the target; whole 0: none */
    const char *text;
};

static void
expect_row(const struct row *row)
{
    struct area_counts a = {.villages = 0};
    struct target target = {.below = row->below,
                            .part = row->part,
                            .whole = row->whole,
                            .text = SLICE("T")};

    a.counts.of[COUNT_INSURED] = a.counts.of[COUNT_AMOUNT_CENTS] = a.counts.of[COUNT_DUAL] =
        row->numerator;
    a.counts.of[COUNT_ELIGIBLE] = a.counts.of[COUNT_PAYERS] = row->denominator;
    expect_text(print((enum indicator)row->indicator, &a, row->whole ? &target : NULL),
                slice_of(row->text), row->text);
}

enum {
    RATE = INDICATOR_ENROLLMENT_RATE,
    AVERAGE = INDICATOR_AVERAGE_PAID,
    COUNT = INDICATOR_DUAL_ENROLLED
};

static void
check_rounding(void)
{
    static const struct row rows[] = {
        {RATE, false, 1, 32, 0, 0, "1\t32\t0.0313\t\tna\t"}, /* 0.03125 */
        {RATE, false, 3, 32, 0, 0, "3\t32\t0.0938\t\tna\t"}, /* 0.09375 */
        {RATE, false, 1, 20000, 0, 0, "1\t20000\t0.0001\t\tna\t"},
        {RATE, false, 1, 20001, 0, 0, "1\t20001\t0.0000\t\tna\t"},
        {RATE, false, 19999, 20000, 0, 0, "19999\t20000\t1.0000\t\tna\t"},
        {RATE, false, 39997, 40000, 0, 0, "39997\t40000\t0.9999\t\tna\t"},
        {RATE, false, 2, 3, 0, 0, "2\t3\t0.6667\t\tna\t"},
        {RATE, false, 1, 3, 0, 0, "1\t3\t0.3333\t\tna\t"},
        {RATE, false, 0, 7, 0, 0, "0\t7\t0.0000\t\tna\t"},
        {RATE, false, 7, 7, 0, 0, "7\t7\t1.0000\t\tna\t"},
        {RATE, false, 0, 0, 0, 0, "0\t0\t\t\tna\t"},
        {RATE, false, 5, 0, 0, 0, "5\t0\t\t\tna\t"},
        {AVERAGE, false, 1, 2, 0, 0, "0.01\t2\t0.01\t\tna\t"}, /* half a cent */
        {AVERAGE, false, 49, 100, 0, 0, "0.49\t100\t0.00\t\tna\t"},
        {AVERAGE, false, 100050, 2, 0, 0, "1000.5\t2\t500.25\t\tna\t"},
        {AVERAGE, false, 100001, 2, 0, 0, "1000.01\t2\t500.01\t\tna\t"},
        {AVERAGE, false, 99999, 100000, 0, 0, "999.99\t100000\t0.01\t\tna\t"},
        {AVERAGE, false, 0, 0, 0, 0, "0\t0\t\t\tna\t"},
        {COUNT, false, 0, 0, 0, 0, "0\t\t0\t\tna\t"},
    };

    check("half is rounded up, nothing is divided by 0");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_row(&rows[i]);
}

static void
check_targets(void)
{
    static const struct row rows[] = {
        {RATE, false, 95, 100, 95, 100, "95\t100\t0.9500\tT\tyes\t0"},
        {RATE, false, 94, 100, 95, 100, "94\t100\t0.9400\tT\tno\t1"},
        {RATE, false, 18999, 20000, 95, 100, "18999\t20000\t0.9500\tT\tno\t1"}, /* 0.94995 */
        {RATE, false, 19000, 20000, 95, 100, "19000\t20000\t0.9500\tT\tyes\t0"},
        {RATE, false, 0, 3, 95, 100, "0\t3\t0.0000\tT\tno\t3"},
        {RATE, false, 0, 1, 1, 1000000, "0\t1\t0.0000\tT\tno\t1"},
        {RATE, false, 0, 0, 95, 100, "0\t0\t\tT\tna\t"},
        {RATE, true, 6, 10, 5, 10, "6\t10\t0.6000\tT\tno\t1"},
        {RATE, true, 5, 10, 5, 10, "5\t10\t0.5000\tT\tyes\t0"},
        {AVERAGE, false, 90000, 1, 900, 1, "900\t1\t900.00\tT\tyes\t0"},
        {AVERAGE, false, 89999, 1, 900, 1, "899.99\t1\t899.99\tT\tno\t1"},
        {AVERAGE, false, 269999, 3, 900, 1, "2699.99\t3\t900.00\tT\tno\t1"}, /* 899.9966… */
        {AVERAGE, false, 200000, 3, 900, 1, "2000\t3\t666.67\tT\tno\t700"},
        {AVERAGE, false, 200001, 3, 900, 1, "2000.01\t3\t666.67\tT\tno\t700"},
        {AVERAGE, false, 200100, 3, 9005, 10, "2001\t3\t667.00\tT\tno\t701"},
        {COUNT, true, 0, 0, 0, 1, "0\t\t0\tT\tyes\t0"},
        {COUNT, true, 3, 0, 0, 1, "3\t\t3\tT\tno\t3"},
        {COUNT, false, 3, 0, 10, 1, "3\t\t3\tT\tno\t7"},
        {COUNT, false, 3, 0, 35, 10, "3\t\t3\tT\tno\t1"},
    };

    check("targets are compared exactly, gaps rounded up");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_row(&rows[i]);
}

static void
check_large(void)
{
    static const struct row rows[] = {
        {RATE, false, 999999999999999999, 999999999999999999, 95, 100,
         "999999999999999999\t999999999999999999\t1.0000\tT\tyes\t0"},
        {RATE, false, 0, 900000000000000000, 95, 100,
         "0\t900000000000000000\t0.0000\tT\tno\t855000000000000000"},
        {RATE, false, 899999999999999999, 900000000000000000, 999999, 1000000,
         "899999999999999999\t900000000000000000\t1.0000\tT\tyes\t0"},
        {RATE, false, 999999999999999999, 1, 0, 0,
         "999999999999999999\t1\t999999999999999999.0000\t\tna\t"},
        {AVERAGE, false, 999999999999999999, 1, 0, 0,
         "9999999999999999.99\t1\t9999999999999999.99\t\tna\t"},
        {AVERAGE, false, 999999999999999999, 999999999999999999, 0, 0,
         "9999999999999999.99\t999999999999999999\t0.01\t\tna\t"},
        {AVERAGE, false, 0, 999999999999999999, 900, 1,
         "0\t999999999999999999\t0.00\tT\tno\t899999999999999999100"},
        {COUNT, true, 999999999999999999, 0, 0, 1,
         "999999999999999999\t\t999999999999999999\tT\tno\t999999999999999999"},
    };

    check("counts of 18 digits, as many as can be read");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_row(&rows[i]);
}

/* The value and the gap by what they mean. */
static void
check_random(void)
{
    check("any share against its meaning");
    for (int i = 0; i < 100000; i++) {
        int64_t n = (int64_t)random_below((size_t)1 << random_below(40));
        int64_t d = 1 + (int64_t)random_below((size_t)1 << random_below(40)),
                part = (int64_t)random_below(1001);
        int64_t rounded = (n * 20000 + d) / (2 * d), gap = 0;
        char text[128];
        struct row row = {RATE, i % 2, n, d, part, 1000, text};

        if (row.below && n * 1000 > part * d)
            gap = n - part * d / 1000;
        if (!row.below && n * 1000 < part * d)
            gap = (part * d + 999) / 1000 - n;
        snprintf(text, sizeof text, "%" PRId64 "\t%" PRId64 "\t%" PRId64 ".%04d\tT\t%s\t%" PRId64,
                 n, d, rounded / 10000, (int)(rounded % 10000), gap ? "no" : "yes", gap);
        expect_row(&row);
    }
}

static void
check_thousand(void)
{
    static const struct policy policy = {.thousand_village_average = 1000};
    static const struct {
        int64_t cents, payers;
        bool is;
    } rows[] = {
        {100000, 1, true},    {99999, 1, false},
        {200000, 2, true},    {199999, 2, false},
        {200001, 2, true},    {0, 0, false},
        {100000, 0, false},   {999999999999999999, 999999999999999999, false},
        {INT64_MAX, 1, true},
    };

    check("a village of a thousand yuan");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct counts c = {{0}};

        c.of[COUNT_AMOUNT_CENTS] = rows[i].cents;
        c.of[COUNT_PAYERS] = rows[i].payers;
        expect(outcome_is_thousand(&c, &policy) == rows[i].is, "row %zu", i);
    }
}

int
main(void)
{
    check_each();
    check_rounding();
    check_targets();
    check_large();
    check_random();
    check_thousand();
    return check_end();
}
