#include "workbook/sheet_name.h"

#include "check.h"

/* What becomes of a name that is asked for in a workbook without other sheets. */
static void
expect_name(const char *wanted, const char *name)
{
    struct sheet_names n = {0};

    expect_text(slice_of(sheet_names_add(&n, slice_of(wanted), 1)), slice_of(name), wanted);
    sheet_names_free(&n);
}

static void
expect_next(struct sheet_names *n, const char *wanted, size_t part, const char *name)
{
    expect_text(slice_of(sheet_names_add(n, slice_of(wanted), part)), slice_of(name), wanted);
}

int
main(void)
{
    struct sheet_names n = {0};

    check("names that a sheet can have");
    expect_name("应提档", "应提档");
    expect_name("停保(重复参保)", "停保(重复参保)");
    expect_name("it's", "it's");
    expect_name("1234567890123456789012345678901", "1234567890123456789012345678901");
    check("names that it cannot have");
    expect_name("", "-");
    expect_name("[a]:*?/\\", "［a］：＊？／＼");
    expect_name("'a'", "’a’");
    expect_name("'", "’");
    expect_name("history", "history (2)");
    check("names that are too long");
    expect_name("12345678901234567890123456789012", "1234567890123456789012345678901");
    expect_name("123456789012345678901234567890\xf0\xa0\xae\xb7", "123456789012345678901234567890");
    expect_name("123456789012345678901234567890'2", "123456789012345678901234567890’");
    check("names that are there already");
    expect_next(&n, "a", 1, "a");
    expect_next(&n, "A", 1, "A (2)");
    expect_next(&n, "a", 2, "a (3)");
    expect_next(&n, "a (3)", 1, "a (3) (2)");
    expect_next(&n, "12345678901234567890123456789012", 12, "12345678901234567890123456 (12)");
    sheet_names_free(&n);
    return check_end();
}
