#include "base/digits.h"

#include "check.h"

static void
check_number(uint32_t n)
{
    char wanted[16], text[8];
    bool digits = true;

    snprintf(wanted, sizeof wanted, "%08u", (unsigned)n);
    expect(digits_put(text, n) == text + 8, "the end of %u", (unsigned)n);
    expect(memcmp(text, wanted, 8) == 0, "%u: %.8s", (unsigned)n, text);
    expect(digits_number(digits_of(text, &digits)) == n && digits, "%u read back", (unsigned)n);
}

static void
check_numbers(void)
{
    check("numbers of 8 digits out and in: all below 100000, every 97th, those at the edges");
    for (uint32_t n = 0; n < 100000; n++)
        check_number(n);
    for (uint32_t n = 0; n < 100000000; n += 97)
        check_number(n);
    for (uint32_t edge = 1; edge <= 100000000; edge *= 10)
        for (uint32_t n = edge > 1000 ? edge - 1000 : 0; n < edge + 1000 && n < 100000000; n++)
            check_number(n);
}

static void
check_others(void)
{
    char text[8];

    check("every other character is refused at every place");
    for (unsigned place = 0; place < 8; place++)
        for (unsigned c = 0; c < 256; c++)
            for (int i = 0; i < 20; i++) {
                bool is_digit = c >= '0' && c <= '9', digits = true;

                random_bytes(text, sizeof text, SLICE("0123456789"));
                text[place] = (char)c;
                digits_of(text, &digits);
                expect(digits == is_digit, "\\x%02x at place %u", c, place);
                digits = false;
                digits_of(text, &digits);
                expect(!digits, "a refusal stays one");
            }
}

static void
check_any(void)
{
    char text[8];

    check("any 8 bytes are refused unless all are digits");
    for (int i = 0; i < 2000000; i++) {
        bool digits = true, wanted = true;

        random_bytes(text, sizeof text, SLICE("0123456789059/:\x30\xb0\x80\xff"));
        for (int k = 0; k < 8; k++)
            wanted &= text[k] >= '0' && text[k] <= '9';
        digits_of(text, &digits);
        expect(digits == wanted, "try %d", i);
    }
}

/* What strtol makes of it, wherever it lies and whatever follows. */
static void
check_short(void)
{
    static char memory[64];

    check("digits_short takes 1 to 8 digits and nothing else");
    for (int i = 0; i < 300000; i++) {
        size_t n = random_below(12), at = random_below(8);
        char text[16] = "";
        struct slice s = {memory + at, n};

        random_bytes(memory, sizeof memory, SLICE("0123456789"));
        if (n > 0 && random_below(4) == 0)
            memory[at + random_below(n)] = "/:.x\xb0"[random_below(5)];
        memcpy(text, s.p, n);
        expect_number(digits_short(s),
                      n > 0 && n <= 8 && strspn(text, "0123456789") == n ? strtol(text, NULL, 10)
                                                                         : -1,
                      text);
    }
}

int
main(void)
{
    check_numbers();
    check_others();
    check_any();
    check_short();
    return check_end();
}
