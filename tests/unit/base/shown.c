#include "base/shown.h"

#include "check.h"

enum { MOST = 64 };

/* Shown in place and elsewhere, and shown again. */
static void
expect_shown(struct slice text, struct slice wanted)
{
    static char copy[4096], to[4096];
    struct slice got = shown_text(text, to);

    expect_text(got, wanted, "shown");
    expect(got.n <= text.n, "it grows");
    memcpy(copy, text.p, text.n);
    expect_text(shown_text((struct slice){copy, text.n}, copy), wanted, "shown in place");
    memcpy(copy, got.p, got.n);
    expect_text(shown_text((struct slice){copy, got.n}, to), wanted, "shown again");
}

struct row {
    const char *text, *shown;
};

static void
expect_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_shown(slice_of(rows[i].text), slice_of(rows[i].shown));
}

static void
check_masks(void)
{
    static const struct row rows[] = {
        {"", ""},
        {"12345678901234", "12345678901234"},
        {"123456789012345", "123456*****2345"},
        {"341022198001018825", "341022********8825"},
        {"34102219800101882X", "341022*******1882X"},
        {"a 341022198001018825, 341022198001018826.", "a 341022********8825, 341022********8826."},
        {"file341022198001018825.csv:12: x", "file341022********8825.csv:12: x"},
        {"3410221980010188253410221980010188", "341022************************0188"},
        {"身份证341022198001018825号", "身份证341022********8825号"},
        {"1234567, 12345678", "1234567, 12345678"},
        {"2024-12-31, 2024-12-31", "2024-12-31, 2024-12-31"},
        {"板桥村", "板桥村"},
        {"村 3", "村 3"},
    };

    check("runs of 15 and more digits are masked");
    expect_rows(rows, sizeof rows / sizeof rows[0]);
}

static void
check_spellings(void)
{
    static const struct row rows[] = {
        {"341022 19800101 8825", "341022 ******** 8825"},
        {"341022-19800101-8825.", "341022-********-8825."},
        {"341022.1980.0101.8825", "341022.****.****.8825"},
        {"341022 - 19800101 - 8825", "341022 - ******** - 8825"},
        {"341022  19800101\t8825", "341022  ********?8825"},
        {"3 4 1 0 2 2 1 9 8 0 0 1 0 1 8 8 2 5", "3 4 1 0 2 2 * * * * * * * * 8 8 2 5"},
        {"３４１０２２１９８００１０１８８２５", "３４１０２２********８８２５"},
        {"３４１０２２19800101８８25", "３４１０２２********８８25"},
        {"341022\u200b1980\u00ad0101\ufeff8825", "341022?****?****?8825"},
        {"341022\u00a019800101\u30008825", "341022\u00a0********\u30008825"},
        {"341022—19800101－8825", "341022—********－8825"},
        {"341022?19800101?8825", "341022?********?8825"},
        {"341022·19800101．8825", "341022·********．8825"},
        {"341022?19800101?8825", "341022?********?8825"},
        {"341022\xff"
         "198001018825",
         "341022?********8825"},
        {"341022\x1b"
         "198001018825",
         "341022?********8825"},
    };

    check("however they are spelt");
    expect_rows(rows, sizeof rows / sizeof rows[0]);
}

static void
check_hidden(void)
{
    static const struct row rows[] = {
        {"a\x1b]0;b\a", "a?]0;b?"},
        {"a\tb\nc\rd\x7f", "a?b?c?d?"},
        {"a\xc2\x85\xc2\x9b"
         "31m",
         "a??31m"},
        {"a\u202e\u2066\u200f\u061c\u2069\u202c", "a??????"},
        {"a\u200b\u200d\u2060\ufeff\u00ad\ufe0f\u180e", "a???????"},
        {"a\u2028\u2029", "a??"},
        {"\U000e0041", "?"},
        {"\xc0\x9b", "??"},
        {"\xe0\x80\x9b", "???"},
        {"\xed\xa0\x80", "???"},
        {"\xf8\x88\x80\x80\x80", "?????"},
        {"\xf4\x90\x80\x80", "????"},
        {"\xe6\x9d", "??"},
        {"\xe6\x9d\x91\xe6", "村?"},
        {"𠀋\u3000葛", "𠀋\u3000葛"},
        {"~!\u00a0", "~!\u00a0"},
    };

    check("what controls, turns the direction or cannot be seen becomes a question mark");
    expect_rows(rows, sizeof rows / sizeof rows[0]);
    expect_shown((struct slice){"a\0b", 3}, SLICE("a?b"));
}

/* No 15 digits stay in a row when all else that may join them is taken out. */
static bool
has_id(struct slice s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9')
            digits++;
        else if (s.p[i] != ' ' && s.p[i] != '-' && s.p[i] != '?')
            digits = 0;
        if (digits >= 15)
            return true;
    }
    return false;
}

static void
check_any(void)
{
    static const char *const parts[] = {"0",      "12",   "3456", "789012345678901234",
                                        " ",      "-",    "x",    "\x1b",
                                        "\u200b", "\xff", "村",   "*",
                                        "?",      "\xe6"};

    check("random text shown again stays as it is, and shows no run of 15 digits");
    for (int i = 0; i < 200000; i++) {
        char text[MOST * 20], once[MOST * 20], twice[MOST * 20], *end = text;
        struct slice shown;

        for (size_t n = random_below(MOST); n > 0; n--) {
            const char *part = parts[random_below(sizeof parts / sizeof parts[0])];

            end = stpcpy(end, part);
        }
        shown = shown_text((struct slice){text, (size_t)(end - text)}, once);
        expect(!has_id(shown), "\"%.*s\"", (int)shown.n, shown.p);
        expect_text(shown_text(shown, twice), shown, "shown again");
    }
}

int
main(void)
{
    check_masks();
    check_spellings();
    check_hidden();
    check_any();
    return check_end();
}
