/* header_row: which row is a header, and whether the row below belongs to it. */
#include "policy/header_row.h"

#include "check.h"

enum { CELLS = 8 };

static struct headers headers;

/* The row of a text with commas. */
static struct header_row
row_of(enum source source, const char *text, struct slice cell[CELLS])
{
    struct header_row row;
    size_t n = 0;

    for (const char *end; (end = strchr(text, ',')) != NULL; text = end + 1)
        cell[n++] = (struct slice){text, (size_t)(end - text)};
    cell[n++] = slice_of(text);
    header_row_read(&row, &headers, source, cell, n);
    return row;
}

static void
check_headers(void)
{
    static const struct {
        const char *above, *below;
        enum source source;
        int rows;
    } rows[] = {
        {"序号,姓 名,身份证号", "1,甲,2", SOURCE_RESIDENT, 1},
        {"序号,姓名,备注", "", SOURCE_RESIDENT, 0},
        {"序号,身份证号,备注", "", SOURCE_RESIDENT, 0},
        {"序号,姓名,残疾证号", "", SOURCE_RESIDENT, 0},
        {"序号,姓名,残疾证号", "", SOURCE_PROXY, 1},
        {"姓名,身份证号,参保", "\xe3\x80\x80,,缴费状态", SOURCE_RESIDENT, 2},
        {"姓名,身份证号,参保", ",", SOURCE_RESIDENT, 1},
        {"姓名,身份证号,参保", ",,备注", SOURCE_RESIDENT, 1},
        {"姓名,身份证号,参保", ",1,缴费状态", SOURCE_RESIDENT, 1},
        {"姓名,身份证号,姓名", ",,缴费状态", SOURCE_RESIDENT, 1},
        {"姓名,身份证号", ",,缴费状态", SOURCE_RESIDENT, 2},
        {"姓名,身份证号,参保", ",,缴费状态", SOURCE_REGISTRY, 1},
    };

    check("the header and the row below it");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice cell[2][CELLS];
        struct header_row above = row_of(rows[i].source, rows[i].above, cell[0]);
        struct header_row below = row_of(rows[i].source, rows[i].below, cell[1]);
        int is = header_row_is_header(&above);

        expect_number(is ? is + header_row_goes_on(&above, &below) : 0, rows[i].rows,
                      rows[i].above);
        header_row_free(&above);
        header_row_free(&below);
    }
}

static void
check_items(void)
{
    struct slice cell[CELLS];
    struct header_row row = row_of(SOURCE_RESIDENT, "姓名,,缴费档次（元）,x", cell);

    check("what the cells say");
    expect_number((long)row.known, 2, "known cells");
    expect(row.has_name && !row.has_id, "a name and no id");
    expect_number(row.item[0], ITEM_NAME, "the first cell");
    expect_number(row.item[1], -1, "an empty one");
    expect_number(row.item[2], ITEM_GRADE, "a bracket less");
    header_row_free(&row);
}

int
main(void)
{
    headers_read(&headers, check_path("pipelines/policies/xiuning-2024"), 2024);
    check_headers();
    check_items();
    return check_end();
}
