#include "bytes/code_page.h"

#include "check.h"

enum { LONGEST = 64 };

static const struct {
    unsigned number;
    struct slice bytes, text;
} pages[] = {
    {936, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {10008, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {20936, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {51936, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {52936, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {CODE_PAGE_GB18030, SLICE_ROW("\x95\x34\xb2\x35"), SLICE_ROW("\xf0\xa0\xae\xb7")},
    {950, SLICE_ROW("\xb6\xc0"), SLICE_ROW("黃")},
    {10002, SLICE_ROW("\xb6\xc0"), SLICE_ROW("黃")},
    {932, SLICE_ROW("\x93\x8c"), SLICE_ROW("東")},
    {10001, SLICE_ROW("\x93\x8c"), SLICE_ROW("東")},
    {949, SLICE_ROW("\xb0\xa1"), SLICE_ROW("가")},
    {1361, SLICE_ROW("\x88\x61"), SLICE_ROW("가")},
    {10003, SLICE_ROW("\xb0\xa1"), SLICE_ROW("가")},
    {437, SLICE_ROW("\x82"), SLICE_ROW("é")},
    {850, SLICE_ROW("\x82"), SLICE_ROW("é")},
    {1250, SLICE_ROW("\xe9"), SLICE_ROW("é")},
    {1251, SLICE_ROW("\xe9"), SLICE_ROW("й")},
    {1252, SLICE_ROW("\xe9\x80"), SLICE_ROW("é€")},
    {28591, SLICE_ROW("\xe9"), SLICE_ROW("é")},
    {10000, SLICE_ROW("\x8e"), SLICE_ROW("é")},
    {32768, SLICE_ROW("\x8e"), SLICE_ROW("é")},
    {32769, SLICE_ROW("\xe9"), SLICE_ROW("é")},
    {10007, SLICE_ROW("\x80"), SLICE_ROW("А")},
    {10029, SLICE_ROW("\x8e"), SLICE_ROW("é")},
    {10079, SLICE_ROW("\x8e"), SLICE_ROW("é")},
    {65000, SLICE_ROW("+bGpmDg-"), SLICE_ROW("汪明")},
    {65001, SLICE_ROW("汪明"), SLICE_ROW("汪明")},
    {CODE_PAGE_UNTOLD, SLICE_ROW("\xcd\xf4\xc3\xf7"), SLICE_ROW("汪明")},
    {CODE_PAGE_UNTOLD, SLICE_ROW("caf\xe9"), SLICE_ROW("café")},
    {CODE_PAGE_UTF16, SLICE_ROW("caf\xe9"), SLICE_ROW("café")},
    {936, SLICE_ROW(""), SLICE_ROW("")},
    {936, SLICE_ROW("a\xff\xff,\xcd"), SLICE_ROW("a\ufffd\ufffd,\ufffd")},
    {65001, SLICE_ROW("\xe6\xb1"), SLICE_ROW("\ufffd\ufffd")},
};

static void
check_pages(void)
{
    check("texts in code pages");
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        char out[LONGEST];
        struct code_page *p;
        size_t n;

        p = code_page_new(pages[i].number);
        expect(p != NULL, "row %zu: %u is not known", i, pages[i].number);
        if (!p)
            continue;
        n = code_page_decode(p, pages[i].bytes, out);
        expect(n == pages[i].text.n && memcmp(out, pages[i].text.p, n) == 0, "row %zu: \"%.*s\"", i,
               (int)n, out);
        code_page_free(p);
    }
}

static void
check_unknown(void)
{
    check("code pages that are not known");
    expect(code_page_new(12345) == NULL, "12345 is known");
    expect(code_page_new(1201) == NULL, "1201 is known");
    code_page_free(NULL);
}

static void
check_characters(void)
{
    struct code_page *p = code_page_new(CODE_PAGE_GB18030);
    char out[4];

    check("one character");
    expect(code_page_character(p, SLICE("\xcd\xf4"), out) && memcmp(out, "汪\0", 4) == 0, "汪");
    expect(!code_page_character(p, SLICE("\xcd"), out), "half of one is taken");
    expect(!code_page_character(p, SLICE("\xff\xff"), out), "what is none is taken");
    expect(code_page_character(p, SLICE("\xcd\xf4"), out), "a fault spoils what follows");
    code_page_free(p);
}

int
main(void)
{
    check_pages();
    check_unknown();
    check_characters();
    return check_end();
}
