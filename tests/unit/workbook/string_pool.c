#include "workbook/string_pool.h"

#include <stdio.h>

#include "base/memory.h"
#include "check.h"

/* String number i: its number, then as many letters as make it that long. */
static struct slice
string(size_t i, size_t length, char *to)
{
    int n = sprintf(to, "%zu:", i);

    for (size_t k = (size_t)n; k < length; k++)
        to[k] = (char)('a' + (i + k) % 26);
    return (struct slice){to, length > (size_t)n ? length : (size_t)n};
}

static void
expect_strings(size_t count, size_t length, const char *name)
{
    struct string_pool *pool = string_pool_new("/tmp");
    char *text = memory_new(length + 32, 1);

    check(name);
    for (size_t i = 0; i < count; i++)
        string_pool_add(pool, string(i, i % 7 ? length : 0, text));
    expect(string_pool_count(pool) == count, "%zu strings", string_pool_count(pool));
    for (size_t i = 0; i < count; i++)
        expect_text(string_pool_get(pool, i), string(i, i % 7 ? length : 0, text), "in order");
    for (size_t i = 0; i < count && i < 3000; i++) {
        size_t k = random_below(count);

        expect_text(string_pool_get(pool, k), string(k, k % 7 ? length : 0, text), "at random");
    }
    string_pool_free(pool);
    free(text);
}

int
main(void)
{
    expect_strings(0, 0, "no strings");
    expect_strings(1, 5, "one string");
    expect_strings(1000, 20, "strings in memory");
    expect_strings(800000, 20, "strings in a file");
    expect_strings(300, 100000, "long strings, more than are held");
    return check_end();
}
