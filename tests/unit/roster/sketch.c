#include "roster/sketch.h"

#include "check.h"

static void
check_rows(void)
{
    static const struct {
        const char *cell, *wanted;
    } rows[] = {
        {"", "blank"},
        {"张三", "汉字2"},
        {"欧 阳　静", "汉字3"},
        {"𠮷一", "汉字2"},
        {"341022198001010512", "18 digits"},
        {"３４１０２２ 19800101 0512", "18 digits"},
        {"34102219800101051x", "17 digits and X"},
        {"Ｘ", "1 letter"},
        {"1", "1 digit"},
        {"20240305", "8 digits"},
        {"2024-03-05", "date"},
        {"2024年3月5日", "date"},
        {"2024-03-05 10:00", "date"},
        {"500.00", "number"},
        {"-1,000.5", "number"},
        {"-", "text"},
        {"abc", "3 letters"},
        {"张三1", "text"},
        {"1X2", "text"},
        {"3.41E+17", "text"},
        {"a\xff", "bytes"},
    };

    check("what a cell looks like");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char to[SKETCH_TEXT];

        expect_text(sketch_cell(slice_of(rows[i].cell), to), slice_of(rows[i].wanted),
                    rows[i].cell);
    }
}

int
main(void)
{
    check_rows();
    return check_end();
}
