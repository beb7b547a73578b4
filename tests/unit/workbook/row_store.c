#include "workbook/row_store.h"

#include "base/memory.h"
#include "check.h"

enum { VALUES = 3, LONGEST = 200000 };

/* The values of row i: of different lengths, some empty. */
static void
make_row(size_t i, const char *text, size_t longest, struct slice value[VALUES])
{
    for (size_t k = 0; k < VALUES; k++)
        value[k] =
            (struct slice){text + (i * 7 + k) % 26, i % (k + 2) ? (i * 31 + k) % longest : 0};
}

static void
expect_rows(size_t rows, size_t longest, const char *name)
{
    struct row_store s = row_store_new("/tmp");
    char *text = memory_new(LONGEST + 64, 1);
    struct slice got[VALUES], wanted[VALUES];
    size_t i = 0;

    check(name);
    for (size_t k = 0; k < LONGEST + 64; k++)
        text[k] = (char)('a' + k % 26);
    for (size_t k = 0; k < rows; k++) {
        make_row(k, text, longest, wanted);
        row_store_put(&s, wanted, VALUES);
    }
    for (; row_store_next(&s, got, VALUES); i++) {
        make_row(i, text, longest, wanted);
        for (size_t k = 0; k < VALUES; k++)
            expect_text(got[k], wanted[k], "a value");
    }
    expect_number((int64_t)i, (int64_t)rows, "rows");
    expect(!row_store_next(&s, got, VALUES), "a row behind the last");
    row_store_free(&s);
    free(text);
}

int
main(void)
{
    expect_rows(0, 1, "no rows");
    expect_rows(1, 10, "one row");
    expect_rows(100000, 40, "many rows");
    expect_rows(300, LONGEST, "rows longer than a block");
    return check_end();
}
