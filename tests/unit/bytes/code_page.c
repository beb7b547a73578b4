#include "bytes/code_page.h"

#include "check.h"

#define BYTES(text)           \
    {                         \
        text, sizeof text - 1 \
    }

enum { LONGEST = 64 };

static void
check_pages(void)
{
    static const struct {
        unsigned number;
        struct slice bytes, text;
    } rows[] = {
        {936, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {10008, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {20936, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {51936, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {52936, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {CODE_PAGE_GB18030, BYTES("\x95\x34\xb2\x35"), BYTES("\xf0\xa0\xae\xb7")},
        {950, BYTES("\xb6\xc0"), BYTES("黃")},
        {10002, BYTES("\xb6\xc0"), BYTES("黃")},
        {932, BYTES("\x93\x8c"), BYTES("東")},
        {10001, BYTES("\x93\x8c"), BYTES("東")},
        {949, BYTES("\xb0\xa1"), BYTES("가")},
        {1361, BYTES("\x88\x61"), BYTES("가")},
        {10003, BYTES("\xb0\xa1"), BYTES("가")},
        {437, BYTES("\x82"), BYTES("é")},
        {850, BYTES("\x82"), BYTES("é")},
        {1250, BYTES("\xe9"), BYTES("é")},
        {1251, BYTES("\xe9"), BYTES("й")},
        {1252, BYTES("\xe9\x80"), BYTES("é€")},
        {28591, BYTES("\xe9"), BYTES("é")},
        {10000, BYTES("\x8e"), BYTES("é")},
        {32768, BYTES("\x8e"), BYTES("é")},
        {32769, BYTES("\xe9"), BYTES("é")},
        {10007, BYTES("\x80"), BYTES("А")},
        {10029, BYTES("\x8e"), BYTES("é")},
        {10079, BYTES("\x8e"), BYTES("é")},
        {65000, BYTES("+bGpmDg-"), BYTES("汪明")},
        {65001, BYTES("汪明"), BYTES("汪明")},
        {CODE_PAGE_UNTOLD, BYTES("\xcd\xf4\xc3\xf7"), BYTES("汪明")},
        {CODE_PAGE_UNTOLD, BYTES("caf\xe9"), BYTES("café")},
        {CODE_PAGE_UTF16, BYTES("caf\xe9"), BYTES("café")},
        {936, BYTES(""), BYTES("")},
        {936, BYTES("a\xff\xff,\xcd"), BYTES("a\ufffd\ufffd,\ufffd")},
        {65001, BYTES("\xe6\xb1"), BYTES("\ufffd\ufffd")},
    };

    check("texts in code pages");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[LONGEST];
        struct code_page *p;
        size_t n;

        p = code_page_new(rows[i].number);
        expect(p != NULL, "row %zu: %u is not known", i, rows[i].number);
        if (!p)
            continue;
        n = code_page_decode(p, rows[i].bytes, out);
        expect(n == rows[i].text.n && memcmp(out, rows[i].text.p, n) == 0, "row %zu: \"%.*s\"", i,
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
