#include "csv/table.h"

#include "caught.h"
#include "check.h"
#include "place.h"

static const char *const columns[] = {"one", "two", "three", NULL};

static void
read_here(void *context)
{
    table_read(context, ".", "t", columns);
}

static enum status
read_text(struct slice text, struct table *t)
{
    place_file("t.csv", text);
    return caught(read_here, t);
}

static void
check_cells(void)
{
    static const struct slice rows[] = {
        {"one,two,three\na,b,c\n", 20},
        {"three,one,two\nc,a,b\n", 20},
        {"\xef\xbb\xbfone,two,three\r\n a ,\"b\",\xe3\x80\x80"
         "c\r\n",
         32},
        {" one,\"two\",three\n\n,,\na,b,c\n,,\n", 30},
        {"one,two,three\na,b,c", 19},
    };

    check("cells by the name of their column, tidied");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct table t = {0};

        expect_number(read_text(rows[i], &t), DONE, "the status");
        expect_number((int64_t)t.rows, 1, "rows");
        if (t.rows != 1)
            continue;
        expect_text(t.row[0][0], SLICE("a"), "one");
        expect_text(t.row[0][1], SLICE("b"), "two");
        expect_text(t.row[0][2], SLICE("c"), "three");
        expect_number((int64_t)t.line[0], i == 3 ? 4 : 2, "the line");
    }
}

static void
check_encodings(void)
{
    struct table t = {0};

    check("GB18030");
    expect_number(read_text(SLICE("one,two,three\n\xb4\xe5,b,c\n"), &t), DONE, "the status");
    if (t.rows > 0)
        expect_text(t.row[0][0], SLICE("村"), "one");
}

static void
check_refusals(void)
{
    static const struct {
        struct slice text;
        const char *message;
    } rows[] = {
        {{"", 0}, "./t.csv: is empty: take the shipped table as a model"},
        {{"one,two,three\n", 14}, "./t.csv:1: a header and no row"},
        {{"one,two\na,b\n", 12}, "./t.csv:1: column \"three\" is missing"},
        {{"one,two,three,four\na,b,c,d\n", 27},
         "./t.csv:1: column \"four\" is unknown: take it out"},
        {{"one,two,three,one\na,b,c,d\n", 26}, "./t.csv:1: column \"one\" is there twice"},
        {{"one,two,three\na,b\n", 18}, "./t.csv:2: 2 cells where the header has 3"},
        {{"one,two,three\n\na,b,c,d\n", 23}, "./t.csv:3: 4 cells where the header has 3"},
        {{"one,two,three\n\"a\"x,b,c\n", 23},
         "./t.csv:2: text after a closing quote: double the quotes in the cell"},
        {{"one,two,three\n\xff,b,c\n", 20},
         "./t.csv:2: bytes that are neither UTF-8 nor GB18030: save it as UTF-8"},
        {{"one,two,three\na,\"b,c\n", 21},
         "./t.csv:2: a quote is opened here and never closed: close it or take it out"},
    };
    struct table t = {0};

    check("tables that make no sense");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_number(read_text(rows[i].text, &t), MISUSED, rows[i].message);
        expect_text(slice_of(catching.text), slice_of(rows[i].message), "the message");
    }
    unlink("t.csv");
    expect_number(caught(read_here, &t), MISUSED, "no table");
    expect_text(slice_of(catching.text),
                SLICE("./t.csv: is missing: take the shipped table as a model"), "the message");
}

static uint32_t number;
static int choice;

static void
read_number(void *context)
{
    number = table_number(context, 0, 1);
}

static void
read_choice(void *context)
{
    static const char *const choices[] = {"a", "", "b", NULL};

    choice = table_choice(context, 0, 0, choices);
}

static void
check_values(void)
{
    struct table t = {0};

    check("numbers and choices");
    expect_number(read_text(SLICE("one,two,three\nb,999999999,\n"), &t), DONE, "the status");
    expect_number(caught(read_number, &t), DONE, "a number");
    expect_number(number, 999999999, "the number");
    expect_number(caught(read_choice, &t), DONE, "a choice");
    expect_number(choice, 2, "the choice");
    expect_number(read_text(SLICE("one,two,three\nc,1000000000,\n"), &t), DONE, "the status");
    expect_number(caught(read_number, &t), MISUSED, "a number too large");
    expect_text(slice_of(catching.text),
                SLICE("./t.csv:2: two \"1000000000\": must be a whole number from 1 on"),
                "the message");
    expect_number(caught(read_choice, &t), MISUSED, "no choice");
    expect_text(slice_of(catching.text), SLICE("./t.csv:2: one \"c\": known are a, (empty), b"),
                "the message");
}

int
main(void)
{
    place_start();
    check_cells();
    check_encodings();
    check_refusals();
    check_values();
    return check_end();
}
