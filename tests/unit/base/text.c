#include "base/text.h"

#include "check.h"
#include "unicode.h"

struct range {
    uint32_t first, last;
};

/* As the contract names them. */
static const struct range blanks[] = {
    {0x00, 0x20},     {0x7f, 0xa0},     {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029},
    {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}, {1, 0},
};
static const struct range invisible[] = {
    {0xad, 0xad},     {0x180e, 0x180e}, {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x2064},
    {0x2066, 0x2069}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {1, 0},
};
static const struct range hyphens[] = {
    {'-', '-'}, {0x2010, 0x2015}, {0x2212, 0x2212}, {0xfe58, 0xfe58}, {0xfe63, 0xfe63}, {1, 0},
};

static bool
is_among(const struct range *r, uint32_t code)
{
    while (r->first <= r->last && (code < r->first || code > r->last))
        r++;
    return r->first <= r->last;
}

static struct slice
one(char text[8], uint32_t code)
{
    return (struct slice){text, (size_t)(unicode_put(text, code) - text)};
}

static void
check_kinds(void)
{
    char text[8] = "", between[16], to[16];

    check("every character is a blank, is invisible, is a hyphen, or is none of them");
    for (uint32_t code = 0; code <= UNICODE_LAST; code++) {
        struct slice s = one(text, code), all;
        bool blank = is_among(blanks, code), unseen = is_among(invisible, code);

        if (!unicode_is_character(code))
            continue;
        expect(text_blank(s) == (blank || unseen ? s.n : 0), "U+%04X", (unsigned)code);
        expect(text_is_blank(s) == (blank || unseen), "U+%04X alone", (unsigned)code);
        expect(text_hyphen(s) == (is_among(hyphens, code) ? s.n : 0), "U+%04X as a hyphen",
               (unsigned)code);
        expect(!(blank || unseen || code == 0xfffd) || text_may_be_untidy(s),
               "U+%04X may be untidy", (unsigned)code);
        expect(text_code(s) == code && text_character(s) == s.n && text_length(s) == 1,
               "U+%04X is one character", (unsigned)code);
        for (size_t n = 0; n < s.n; n++)
            expect(text_blank((struct slice){text, n}) == 0, "U+%04X cut short", (unsigned)code);
        between[0] = 'a';
        memcpy(between + 1, s.p, s.n);
        between[1 + s.n] = 'b';
        all = (struct slice){between, s.n + 2};
        expect_text(text_tidy(all, to),
                    blank    ? SLICE("a b")
                    : unseen ? SLICE("ab")
                             : all,
                    "between two letters");
    }
    expect(text_code(SLICE("")) == 0 && text_character(SLICE("")) == 0, "nothing");
}

static void
check_fold(void)
{
    char text[16] = "", wanted[16] = "", to[16] = "";

    check("every full-width form and small letter is folded, nothing else");
    for (uint32_t code = 0; code <= UNICODE_LAST; code++) {
        uint32_t half = code >= 0xff01 && code <= 0xff5e ? code - 0xff01 + '!' : code;
        uint32_t folded = half >= 'a' && half <= 'z' ? half - 'a' + 'A' : half;
        struct slice s = one(text, code);

        expect(slice_is(text_half_width(s, to), one(wanted, half)), "U+%04X half-width",
               (unsigned)code);
        expect(slice_is(text_fold(s, to), one(wanted, folded)), "U+%04X", (unsigned)code);
        expect(slice_is(text_fold(s, text), one(wanted, folded)), "U+%04X in place",
               (unsigned)code);
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
        {{"a\x1b\x1f\x7f\xc2\x85\xc2\x9b"
          "b",
          9},
         {"a b", 3},
         {"ab", 2}},
        {{"\xe3\x80\x80张\xc2\xa0三\xef\xbb\xbf", 14}, {"张 三", 7}, {"张三", 6}},
        {{"\xe2\x80\x8b\xe2\x80\x8d", 6}, {"", 0}, {"", 0}},
        {{"张\xe2\x80\x8e三", 9}, {"张三", 6}, {"张三", 6}},
        {{"a \xe2\x80\x8b b", 7}, {"a b", 3}, {"ab", 2}},
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
    static const uint32_t codes[] = {'a',  ' ',    '\t',   0x7f,   0xa0,
                                     0xad, 0x3000, 0xfeff, 0x200b, 0xff21};
    char text[64], once[64], twice[64];

    check("tidying twice is tidying once");
    for (int i = 0; i < 50000; i++) {
        char *end = text;
        struct slice tidy;

        for (size_t n = random_below(16); n > 0; n--)
            end = unicode_put(end, codes[random_below(sizeof codes / sizeof codes[0])]);
        tidy = text_tidy((struct slice){text, (size_t)(end - text)}, once);
        expect_text(text_tidy(tidy, twice), tidy, "again");
    }
}

static void
check_no_utf8(void)
{
    static const char alphabet[] = "ab \t\xc2\xa0\xe3\x80\xef\xbb\xbf\xe2\xe1\x9a\x7f";
    char text[32], to[32];

    check("bytes that are no UTF-8 are safe");
    for (int i = 0; i < 50000; i++) {
        struct slice s = {text, random_below(24)}, tidy;

        random_bytes(text, s.n, (struct slice){alphabet, sizeof alphabet});
        tidy = text_tidy(s, to);
        expect(tidy.n <= s.n, "tidied it is longer");
        expect(text_squeeze(s, to).n <= tidy.n, "squeezed it is longer");
        expect(text_fold(s, to).n <= s.n, "folded it is longer");
        for (size_t n = s.n; n > 0; n--)
            expect(text_character((struct slice){text + s.n - n, n}) >= 1, "no way on");
    }
}

static void
check_bare(void)
{
    char to[32];

    check("text_bare");
    expect_text(text_bare(SLICE("\xef\xbc\x91 \xef\xbc\xa1\xe3\x80\x80"
                                "b\xef\xbb\xbf"),
                          to),
                SLICE("1Ab"), "half-width, without blanks, letters as they are");
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
    check_kinds();
    check_fold();
    check_tidy();
    check_tidy_twice();
    check_no_utf8();
    check_bare();
    check_parts();
    check_affixes();
    return check_end();
}
