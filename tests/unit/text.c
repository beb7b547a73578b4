#include "text.h"

#include "check.h"
#include "unicode.h"

/* As the contract names them. */
static bool
is_blank(uint32_t code)
{
    static const uint32_t blanks[] = {0x00, 0x09,   0x0a,   0x0b,   0x0c,   0x0d,  0x20,
                                      0xa0, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff};

    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
        if (blanks[i] == code)
            return true;
    return code >= 0x2000 && code <= 0x200d;
}

static void
check_blanks(void)
{
    char text[8] = "";

    check("every character is a blank or is none");
    for (uint32_t code = 0; code <= UNICODE_LAST; code++) {
        struct slice s = {text, (size_t)(unicode_put(text, code) - text)};

        if (!unicode_is_character(code))
            continue;
        expect(text_blank(s) == (is_blank(code) ? s.n : 0), "U+%04X", (unsigned)code);
        expect(text_is_blank(s) == is_blank(code), "U+%04X alone", (unsigned)code);
        expect(!is_blank(code) || text_may_be_untidy(s), "U+%04X may be untidy", (unsigned)code);
        for (size_t n = 0; n < s.n; n++)
            expect(text_blank((struct slice){text, n}) == 0, "U+%04X cut short", (unsigned)code);
    }
}

static void
check_fold(void)
{
    char text[16] = "", wanted[16] = "", to[16] = "";

    check("every full-width form and small letter is folded, nothing else");
    for (uint32_t code = 0; code <= UNICODE_LAST; code++) {
        uint32_t folded = code >= 0xff01 && code <= 0xff5e ? code - 0xff01 + '!' : code;
        struct slice s = {text, (size_t)(unicode_put(text, code) - text)}, f;

        folded = folded >= 'a' && folded <= 'z' ? folded - 'a' + 'A' : folded;
        f = (struct slice){wanted, (size_t)(unicode_put(wanted, folded) - wanted)};
        expect(slice_is(text_fold(s, to), f), "U+%04X", (unsigned)code);
        expect(slice_is(text_fold(s, text), f), "U+%04X in place", (unsigned)code);
    }
}

static void
check_tidy(void)
{
    static const struct {
        struct slice text, tidy, squeezed;
    } rows[] = {
        {{"", 0}, {"", 0}, {"", 0}},
        {{" ", 1}, {"", 0}, {"", 0}},
        {{"a", 1}, {"a", 1}, {"a", 1}},
        {{"  a  b ", 7}, {"a b", 3}, {"ab", 2}},
        {{"a\0\t\r\n\v\fb", 8}, {"a b", 3}, {"ab", 2}},
        {{"\xe3\x80\x80张\xc2\xa0三\xef\xbb\xbf", 14}, {"张 三", 7}, {"张三", 6}},
        {{"\xe2\x80\x8b\xe2\x80\x8d", 6}, {"", 0}, {"", 0}},
        {{"\xe2\x80\x8e", 3}, {"\xe2\x80\x8e", 3}, {"\xe2\x80\x8e", 3}},
        {{"\x1f\x7f", 2}, {"\x1f\x7f", 2}, {"\x1f\x7f", 2}},
    };
    char to[32];

    check("text_tidy and text_squeeze");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_text(text_tidy(rows[i].text, to), rows[i].tidy, "tidied");
        expect_text(text_squeeze(rows[i].text, to), rows[i].squeezed, "squeezed");
        expect(text_is_blank(rows[i].text) == (rows[i].tidy.n == 0), "blank, row %zu", i);
        memcpy(to, rows[i].text.p, rows[i].text.n);
        expect_text(text_tidy((struct slice){to, rows[i].text.n}, to), rows[i].tidy,
                    "tidied in place");
    }
}

static void
check_tidy_twice(void)
{
    static const char alphabet[] = "ab \t\xc2\xa0\xe3\x80\xef\xbb\xbf\xe2";
    char text[32], once[32], twice[32];

    check("tidying twice is tidying once, and bytes that are no UTF-8 are safe");
    for (int i = 0; i < 50000; i++) {
        struct slice s = {text, random_below(24)}, tidy;

        random_bytes(text, s.n, (struct slice){alphabet, sizeof alphabet});
        tidy = text_tidy(s, once);
        expect(tidy.n <= s.n, "tidied it is longer");
        expect_text(text_tidy(tidy, twice), tidy, "again");
        expect(text_squeeze(s, twice).n <= tidy.n, "squeezed it is longer");
        expect(text_fold(s, twice).n <= s.n, "folded it is longer");
    }
}

static void
check_parts(void)
{
    static const struct {
        const char *list;
        const char *parts[4];
    } rows[] = {
        {"", {""}},
        {"a", {"a"}},
        {"a,b", {"a", "b"}},
        {",", {"", ""}},
        {"a,,b", {"a", "", "b"}},
        {"a,", {"a", ""}},
    };

    check("text_part");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct slice rest = slice_of(rows[i].list), part;
        size_t n = 0;

        for (; text_part(&rest, ',', &part); n++)
            expect_text(part, slice_of(n < 4 && rows[i].parts[n] ? rows[i].parts[n] : "none"),
                        rows[i].list);
        expect(n == 4 || !rows[i].parts[n], "%s: only %zu parts", rows[i].list, n);
    }
}

static void
check_affixes(void)
{
    check("text_less_prefix and text_less_suffix");
    expect_text(text_less_prefix(SLICE("abc"), SLICE("ab")), SLICE("c"), "a prefix");
    expect_text(text_less_prefix(SLICE("ab"), SLICE("abc")), SLICE("ab"), "one too long");
    expect_text(text_less_prefix(SLICE("abc"), SLICE("b")), SLICE("abc"), "none");
    expect_text(text_less_suffix(SLICE("abc"), SLICE("bc")), SLICE("a"), "a suffix");
    expect_text(text_less_suffix(SLICE("bc"), SLICE("abc")), SLICE("bc"), "one too long");
    expect_text(text_less_suffix(SLICE("abc"), SLICE("abc")), SLICE(""), "all of it");
}

int
main(void)
{
    check_blanks();
    check_fold();
    check_tidy();
    check_tidy_twice();
    check_parts();
    check_affixes();
    return check_end();
}
