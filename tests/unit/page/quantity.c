#include "page/quantity.h"

#include "check.h"

static struct words words;

static void
expect_value(struct html_value got, const char *wanted)
{
    expect_text(got.text.p ? got.text : (struct slice){got.own, got.own_length}, slice_of(wanted),
                wanted);
}

static void
check_values(void)
{
    check("values as officials read them");
    expect_value(quantity_value(&words, INDICATOR_ENROLLMENT_RATE, 9823), "98.23%");
    expect_value(quantity_value(&words, INDICATOR_ENROLLMENT_RATE, 0), "0.00%");
    expect_value(quantity_value(&words, INDICATOR_ENROLLMENT_RATE, 5), "0.05%");
    expect_value(quantity_value(&words, INDICATOR_AVERAGE_PAID, 123456789), "1,234,567.89 元");
    expect_value(quantity_value(&words, INDICATOR_PERSONS, 1234), "1,234 人");
    expect_value(quantity_value(&words, INDICATOR_ACTION, FIGURE_NONE), "—");
    expect_value(quantity_value(&words, INDICATOR_PERSONS, 999999999999999999),
                 "999,999,999,999,999,999 人");
    check("marks of scales have no zeros at their end");
    expect_value(quantity_mark(&words, INDICATOR_ENROLLMENT_RATE, 10000), "100%");
    expect_value(quantity_mark(&words, INDICATOR_AVERAGE_PAID, 120050), "1,200.5 元");
    check("changes, without their sign");
    expect_value(quantity_change(&words, INDICATOR_ENROLLMENT_RATE, -120), "1.20 个百分点");
    expect_value(quantity_change(&words, INDICATOR_AVERAGE_PAID, 9507), "95.07 元");
    expect_value(quantity_gap(&words, INDICATOR_THOUSAND_VILLAGES, 21), "21 个村");
}

static void
check_targets(void)
{
    static const struct {
        enum indicator indicator;
        int64_t part, whole;
        const char *wanted;
        int64_t scaled;
    } rows[] = {
        {INDICATOR_ENROLLMENT_RATE, 95, 100, "95%", 9500},
        {INDICATOR_ENROLLMENT_RATE, 80, 100, "80%", 8000},
        {INDICATOR_ENROLLMENT_RATE, 1, 1, "100%", 10000},
        {INDICATOR_ENROLLMENT_RATE, 9, 10, "90%", 9000},
        {INDICATOR_ENROLLMENT_RATE, 123456, 1000000, "12.3456%", 1234},
        {INDICATOR_AVERAGE_PAID, 900, 1, "900 元", 90000},
        {INDICATOR_AVERAGE_PAID, 10505, 10, "1,050.5 元", 105050},
        {INDICATOR_DUAL_ENROLLED, 0, 1, "0 人", 0},
    };

    check("targets in no more decimals than they need");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct target target = {.part = rows[i].part, .whole = rows[i].whole};

        expect_value(quantity_target(&words, rows[i].indicator, &target), rows[i].wanted);
        expect_number(scale_target(rows[i].indicator, &target), rows[i].scaled, rows[i].wanted);
    }
}

static void
check_scales(void)
{
    struct scale s = {2000};

    check("a scale holds its values, up to a round number");
    expect_number(scale_of(INDICATOR_PERSONS, 303).top, 350, "persons");
    expect_number(scale_of(INDICATOR_PERSONS, 0).top, 1, "nobody");
    expect_number(scale_of(INDICATOR_AVERAGE_PAID, 95071).top, 100000, "yuan");
    expect_number(scale_of(INDICATOR_ENROLLMENT_RATE, 9999).top, 10000, "nearly the whole");
    expect_number(scale_of(INDICATOR_ENROLLMENT_RATE, 1500).top, 1600, "a small share");
    for (int64_t most = 1; most < INT64_MAX / 200; most = most * 7 + 3)
        expect(scale_of(INDICATOR_PERSONS, most).top > most, "%lld is beyond its scale",
               (long long)most);
    check("thousandths of a scale, none beyond its ends");
    expect_number(scale_at(&s, 0), 0, "nothing");
    expect_number(scale_at(&s, 1999), 999, "nearly all");
    expect_number(scale_at(&s, 2000), 1000, "all");
    expect_number(scale_at(&s, 5000), 1000, "beyond");
    expect_number(scale_at(&s, FIGURE_NONE), 0, "none");
}

static void
check_numbers(void)
{
    check("numbers of a table");
    expect_number(figure_parse(SLICE("0.8338"), 4), 8338, "a share");
    expect_number(figure_parse(SLICE("12"), 2), 1200, "without a point");
    expect_number(figure_parse(SLICE("1.5"), 0), FIGURE_NONE, "decimals where there are none");
    expect_number(figure_parse(SLICE("0.83385"), 4), FIGURE_NONE, "too many");
    expect_number(figure_parse(SLICE(""), 0), FIGURE_NONE, "nothing");
    expect_number(figure_parse(SLICE("."), 2), FIGURE_NONE, "a point");
    expect_number(figure_parse(SLICE("1."), 2), FIGURE_NONE, "a point behind");
    expect_number(figure_parse(SLICE(".5"), 2), FIGURE_NONE, "a point before");
    expect_number(figure_parse(SLICE("-1"), 0), FIGURE_NONE, "less than nothing");
    expect_number(figure_parse(SLICE("1234567890123456789"), 0), FIGURE_NONE, "19 digits");
    expect_number(figure_parse(SLICE("999999999999999999"), 4), FIGURE_NONE, "beyond 64 bits");
}

int
main(void)
{
    words_read(&words, check_path("pipelines"));
    check_values();
    check_targets();
    check_scales();
    check_numbers();
    return check_end();
}
