#include "bytes/account.h"

#include "caught.h"
#include "check.h"
#include "place.h"

struct closing {
    const struct account *accounts;
    size_t count;
    const char *path;
};

static void
close_accounts(void *context)
{
    const struct closing *c = context;

    account_close(c->accounts, c->count, c->path);
}

static enum status
close_all(const struct account *accounts, size_t count, const char *path)
{
    return caught(close_accounts, &(struct closing){accounts, count, path});
}

static void
expect_file(const char *path, const char *wanted)
{
    char text[1024] = "";
    FILE *file = fopen(path, "r");

    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    expect_text(slice_of(text), slice_of(wanted), path);
}

static void
check_lines(void)
{
    static const struct account accounts[] = {
        {"a.csv", 10, 7, 2, 1},
        {"-", 0, 0, 0, 0},
        {"b\tc\n.csv", 18446744073709551615U, 18446744073709551615U, 0, 0},
    };

    check("a line for each input, added to what is there");
    expect_number(close_all(accounts, 2, "summary"), DONE, "the status");
    expect_file("summary", "unit\ta.csv\t10\t7\t2\t1\nunit\t-\t0\t0\t0\t0\n");
    expect_number(close_all(accounts + 2, 1, "summary"), DONE, "the status");
    expect_file("summary", "unit\ta.csv\t10\t7\t2\t1\nunit\t-\t0\t0\t0\t0\n"
                           "unit\tb?c?.csv\t18446744073709551615\t18446744073709551615\t0\t0\n");
    expect_number(close_all(accounts, 3, NULL), DONE, "no summary");
}

static void
check_balance(void)
{
    static const struct account wrong[][2] = {
        {{"a", 1, 1, 0, 0}, {"b", 1, 0, 0, 0}},
        {{"a", 3, 1, 1, 1}, {"b", 3, 1, 1, 2}},
        {{"a", 0, 0, 0, 0}, {"b", 0, 0, 1, 0}},
    };

    check("accounts that do not balance end the filter, and no line is written");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        expect_number(close_all(wrong[i], 2, "none"), FAILED, "the status");
        expect_text(slice_of(catching.text),
                    SLICE("b: lost count of the records: do not use this output, report it"),
                    "the message");
        expect_file("none", "");
    }
}

static void
check_failures(void)
{
    static const struct account account = {"a", 0, 0, 0, 0};

    check("a summary that cannot be written");
    expect_number(close_all(&account, 1, "no/such/file"), FAILED, "the status");
    expect_text(slice_of(catching.text),
                SLICE("no/such/file: cannot open: No such file or directory"), "the message");
    expect_number(close_all(&account, 1, "/dev/full"), FAILED, "the status");
    expect_text(slice_of(catching.text), SLICE("/dev/full: cannot write: No space left on device"),
                "the message");
}

int
main(void)
{
    place_start();
    check_lines();
    check_balance();
    check_failures();
    return check_end();
}
