#include "bytes/utf16.h"

#include "bytes/utf8.h"
#include "check.h"
#include "unicode.h"

enum { UNITS = 12, ROOM = 3 * 2 * UNITS + 4 };

static char *
put_unit(char *p, uint32_t unit, bool high_first)
{
    p[high_first] = (char)unit;
    p[!high_first] = (char)(unit >> 8);
    return p + 2;
}

/* A character as one unit or a pair. */
static char *
put_units(char *p, uint32_t code, bool high_first)
{
    if (code < 0x10000)
        return put_unit(p, code, high_first);
    p = put_unit(p, 0xd800 + ((code - 0x10000) >> 10), high_first);
    return put_unit(p, 0xdc00 + (code & 0x3ff), high_first);
}

/* In one call, and in two that are cut at every place. */
static void
expect_decoded(struct slice s, bool high_first, struct slice wanted)
{
    for (size_t cut = 0; cut <= s.n; cut++) {
        char got[ROOM];
        size_t used, rest, n;

        n = utf16_decode((struct slice){s.p, cut}, high_first, false, got, &used);
        expect(used <= cut && cut - used <= 3, "%zu bytes of %zu are used", used, cut);
        n += utf16_decode((struct slice){s.p + used, s.n - used}, high_first, true, got + n, &rest);
        expect(used + rest == s.n, "%zu bytes of %zu are used", used + rest, s.n);
        expect(n == wanted.n && memcmp(got, wanted.p, n) == 0, "%zu bytes, cut at %zu, %s first",
               s.n, cut, high_first ? "high" : "low");
    }
}

static void
check_characters(void)
{
    check("every character, and half a pair where it stands for none");
    for (uint32_t code = 0; code <= UNICODE_LAST; code++)
        for (int high_first = 0; high_first < 2; high_first++) {
            char units[8], text[8], *to = text, *end = put_units(units, code, high_first);

            if (unicode_is_character(code))
                to = unicode_put(text, code);
            else
                *to++ = UTF8_BAD;
            end = put_unit(end, 'z', high_first);
            *to++ = 'z';
            expect_decoded((struct slice){units, (size_t)(end - units)}, high_first,
                           (struct slice){text, (size_t)(to - text)});
        }
}

static void
check_halves(void)
{
    static const struct {
        struct slice units, wanted;
    } rows[] = {
        {{"", 0}, {"", 0}},
        {{"a", 1}, {"\xff", 1}},
        {{"a\0b", 3}, {"a\xff", 2}},
        {{"\x3d\xd8", 2}, {"\xff", 1}},                  /* the first half at the end */
        {{"\x3d\xd8\x00", 3}, {"\xff\xff", 2}},          /* and half a unit behind it */
        {{"\x00\xde\x3d\xd8", 4}, {"\xff\xff", 2}},      /* the halves the wrong way round */
        {{"\x3d\xd8\x3d\xd8\x00\xde", 6}, {"\xff😀", 5}}, /* a half before a pair */
        {{"\x3d\xd8\x00\xde\x00\xde", 6}, {"😀\xff", 5}}, /* and behind one */
        {{"\x3d\xd8\x2c\x00\x22\x00\x0a\x00", 8}, {"\xff,\"\n", 4}}, /* no separator is lost */
    };

    check("half a pair and half a unit");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_decoded(rows[i].units, false, rows[i].wanted);
}

int
main(void)
{
    check_characters();
    check_halves();
    return check_end();
}
