#include "workbook/part.h"

#include "check.h"

static void
expect_escaped(struct slice text, const char *wanted)
{
    char to[PART_ESCAPE * 64];

    expect_text((struct slice){to, (size_t)(part_escape(to, text) - to)}, slice_of(wanted), wanted);
}

/* No text takes more room than is said, whatever characters it is made of. */
static void
check_room(void)
{
    static const char *const piece[] = {
        "a", "&", "<", ">", "\"", "_x", "_", "\x01", "\x1f", "\xef\xbf\xbe", "\xef\xbc\x81", "中"};
    char text[64], to[PART_ESCAPE * sizeof text + 1];

    check("the room that a text takes at most");
    for (int i = 0; i < 100000; i++) {
        size_t n = 0, pieces = random_below(20);
        const char *end;

        for (; pieces > 0; pieces--)
            n += (size_t)sprintf(text + n, "%s", piece[random_below(sizeof piece / sizeof *piece)]);
        to[PART_ESCAPE * n] = '#';
        end = part_escape(to, (struct slice){text, n});
        expect((size_t)(end - to) <= PART_ESCAPE * n && to[PART_ESCAPE * n] == '#',
               "%zu bytes for %zu", (size_t)(end - to), n);
    }
}

int
main(void)
{
    check("what XML has signs for");
    expect_escaped(SLICE("a&b<c>d\"e'f"), "a&amp;b&lt;c&gt;d&quot;e'f");
    expect_escaped(SLICE(""), "");
    expect_escaped(SLICE("中文\xf0\xa0\xae\xb7 \x7f"), "中文\xf0\xa0\xae\xb7 \x7f");
    check("what XML cannot hold");
    expect_escaped(SLICE("\x01\x1f\r\n"), "_x0001__x001F__x000D_\n");
    expect_escaped(SLICE("\xef\xbf\xbe\xef\xbf\xbf"), "_xFFFE__xFFFF_");
    expect_escaped(SLICE("\xef\xbf\xbd\xef\xbc\x81"), "\xef\xbf\xbd\xef\xbc\x81");
    check("what looks as if it were escaped");
    expect_escaped(SLICE("_x0041_"), "_x005F_x0041_");
    expect_escaped(SLICE("_X1_"), "_x005F_X1_");
    expect_escaped(SLICE("a_b_x"), "a_b_x005F_x");
    expect_escaped(SLICE("_"), "_");
    check_room();
    return check_end();
}
