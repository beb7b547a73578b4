#include "values/amount.h"

#include "check.h"

enum { NONE = AMOUNT_NONE, BAD = AMOUNT_BAD };

static const struct {
    const char *text;
    int64_t amount, whole, grade; /* as a source writes it: cents, the number, yuan */
    int64_t parsed;               /* as the stream writes it: cents */
} forms[] = {
    {"", NONE, NONE, NONE, NONE},
    {"0", 0, 0, 0, 0},
    {"500", 50000, 500, 500, 50000},
    {"0500", 50000, 500, 500, 50000},
    {"500.5", 50050, BAD, BAD, 50050},
    {"500.50", 50050, BAD, BAD, 50050},
    {"500.05", 50005, BAD, BAD, 50005},
    {"500.00", 50000, 500, 500, 50000},
    {"500.0000", 50000, 500, 500, 50000},
    {"500.5000", 50050, BAD, BAD, 50050},
    {"500.005", BAD, BAD, BAD, BAD},
    {"500.999", BAD, BAD, BAD, BAD},
    {"500.", BAD, BAD, BAD, BAD},
    {".5", BAD, BAD, BAD, BAD},
    {"1.2.3", BAD, BAD, BAD, BAD},
    {"1,234.5", 123450, BAD, BAD, BAD},
    {"1,234,567", 123456700, 1234567, 1234567, BAD},
    {"1，234", 123400, 1234, 1234, BAD},
    {"1234,567", 123456700, 1234567, 1234567, BAD},
    {"1,2,3,4", BAD, BAD, BAD, BAD},
    {"1,00,0", BAD, BAD, BAD, BAD},
    {"500,00", BAD, BAD, BAD, BAD},
    {"1,2345", BAD, BAD, BAD, BAD},
    {"1,234,", BAD, BAD, BAD, BAD},
    {",500", BAD, BAD, BAD, BAD},
    {"1,,234", BAD, BAD, BAD, BAD},
    {"500.5,000", BAD, BAD, BAD, BAD},
    {"1 234", BAD, BAD, BAD, BAD},
    {"300 200", BAD, BAD, BAD, BAD},
    {"500 .00", BAD, BAD, BAD, BAD},
    {"500. 00", BAD, BAD, BAD, BAD},
    {"1, 234", BAD, BAD, BAD, BAD},
    {"¥500", 50000, 500, 500, BAD},
    {"￥500", 50000, 500, 500, BAD},
    {"¥ 1,234.50 元", 123450, BAD, BAD, BAD},
    {"￥500圆", 50000, 500, 500, BAD},
    {"500块", 50000, 500, 500, BAD},
    {"500元", 50000, 500, 500, BAD},
    {"500 元", 50000, 500, 500, BAD},
    {"500.00元", 50000, 500, 500, BAD},
    {"500.5元", 50050, BAD, BAD, BAD},
    {"500元整", BAD, BAD, BAD, BAD},
    {"500档", BAD, BAD, 500, BAD},
    {"500档次", BAD, BAD, 500, BAD},
    {"500元档", BAD, BAD, 500, BAD},
    {"500元/年", BAD, BAD, 500, BAD},
    {"500元／人", BAD, BAD, 500, BAD},
    {"500元档次(困难群体)", BAD, BAD, 500, BAD},
    {"500（代缴）", BAD, BAD, 500, BAD},
    {"500【代缴", BAD, BAD, 500, BAD},
    {"500块[代缴]", BAD, BAD, 500, BAD},
    {"500 元 档次", BAD, BAD, 500, BAD},
    {"500元元", BAD, BAD, BAD, BAD},
    {"500元以上", BAD, BAD, BAD, BAD},
    {"500档(一)二", BAD, BAD, 500, BAD},
    {"500-1000", BAD, BAD, BAD, BAD},
    {"500.5档", BAD, BAD, BAD, BAD},
    {"500级", BAD, BAD, BAD, BAD},
    {"500(元)", BAD, BAD, 500, BAD},
    {"档500", BAD, BAD, BAD, BAD},
    {"元", BAD, BAD, BAD, BAD},
    {"¥", BAD, BAD, BAD, BAD},
    {"(500)", BAD, BAD, BAD, BAD},
    {"¥¥500", BAD, BAD, BAD, BAD},
    {"¥￥500", BAD, BAD, BAD, BAD},
    {"500¥", BAD, BAD, BAD, BAD},
    {"$500", BAD, BAD, BAD, BAD},
    {",", BAD, BAD, BAD, BAD},
    {"-500", BAD, BAD, BAD, BAD},
    {"+500", BAD, BAD, BAD, BAD},
    {"5e2", BAD, BAD, BAD, BAD},
    {"五百", BAD, BAD, BAD, BAD},
    {"五百元", BAD, BAD, BAD, BAD},
    {"５００", 50000, 500, 500, BAD},
    {"５００．５０", 50050, BAD, BAD, BAD},
    {"500.5.", BAD, BAD, BAD, BAD},
    {"999999999999", 99999999999900, 999999999999, 999999999999, 99999999999900},
    {"999,999,999,999", 99999999999900, 999999999999, 999999999999, BAD},
    {"9,999,999,999,999", BAD, BAD, BAD, BAD},
    {"999999999999.99", 99999999999999, BAD, BAD, 99999999999999},
    {"1000000000000", BAD, BAD, BAD, BAD},
    {"0000000000001", BAD, BAD, BAD, BAD},
    {"99999999999999999999", BAD, BAD, BAD, BAD},
};

static void
check_forms(void)
{
    char scratch[64];

    check("every way to write an amount, a whole number, a grade");
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct slice s = slice_of(forms[i].text);

        expect_number(amount_read(s, scratch), forms[i].amount, forms[i].text);
        expect_number(whole_read(s, scratch), forms[i].whole, forms[i].text);
        expect_number(grade_read(s, scratch), forms[i].grade, forms[i].text);
        expect_number(amount_parse(s), forms[i].parsed, forms[i].text);
    }
}

static void
check_whole_parse(void)
{
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {
        {"", NONE},   {"0", 0},    {"1", 1},     {"007", 7},  {"999999999999999", 999999999999999},
        {"1.0", BAD}, {"-1", BAD}, {" 1", BAD},  {"1 ", BAD}, {"1000000000000000", BAD},
        {"x", BAD},   {"1x", BAD}, {"1,0", BAD},
    };

    check("whole_parse");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_number(whole_parse(slice_of(rows[i].text)), rows[i].value, rows[i].text);
}

/* What printf makes of it, less trailing zeros. */
static struct slice
shortest(char text[32], int64_t cents)
{
    int n = snprintf(text, 32, "%" PRId64 ".%02d", cents / 100, (int)(cents % 100));

    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.')
        n--;
    return (struct slice){text, (size_t)n};
}

static void
check_amount(int64_t cents)
{
    char text[AMOUNT_TEXT + 1] = "", wanted[32], scratch[AMOUNT_TEXT];
    struct slice s = {text, (size_t)(amount_print(text, cents) - text)};

    expect_text(s, shortest(wanted, cents), "cents");
    if (cents >= 100000000000000)
        return;
    expect_number(amount_parse(s), cents, "parsed again");
    expect_number(amount_read(s, scratch), cents, "read again");
}

static void
check_whole(int64_t value)
{
    char text[AMOUNT_TEXT + 1] = "", wanted[32];

    snprintf(wanted, sizeof wanted, "%" PRId64, value);
    expect_text((struct slice){text, (size_t)(whole_print(text, value) - text)}, slice_of(wanted),
                "a whole number");
}

static void
check_printing(void)
{
    char text[AMOUNT_TEXT];

    check("amounts and whole numbers out and in");
    for (int64_t n = 0; n < 200000; n++) {
        check_amount(n);
        check_whole(n);
    }
    for (int i = 0; i < 200000; i++) {
        int64_t n = (int64_t)(random_word() >> (1 + random_below(60)));

        check_amount(n);
        check_whole(n);
    }
    for (int64_t edge = 1; edge <= INT64_MAX / 10; edge *= 10) {
        check_whole(edge - 1);
        check_whole(edge);
        check_amount(edge - 1);
        check_amount(edge);
    }
    check_whole(INT64_MAX);
    check_amount(INT64_MAX);
    expect(amount_print(text, AMOUNT_NONE) == text && whole_print(text, AMOUNT_NONE) == text,
           "none is nothing");
}

int
main(void)
{
    check_forms();
    check_whole_parse();
    check_printing();
    return check_end();
}
