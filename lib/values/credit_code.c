#include "values/credit_code.h"

#include "base/text.h"

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static int
value_of(char c)
{
    const char *place = memchr(alphabet, c, sizeof alphabet - 1);

    return place ? (int)(place - alphabet) : -1;
}

/* The sum of the first 17, weighted by the powers of 3 modulo 31. */
static char
check_character(const char *code)
{
    int sum = 0, weight = 1;

    for (int i = 0; i < ID_LENGTH - 1; i++) {
        sum += value_of(code[i]) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31];
}

enum reason
credit_code_read(struct slice s, char *scratch, char text[32], bool *suspect)
{
    s = id_clean(s, scratch);
    if (s.n == 0)
        return REASON_ID_MISSING;
    if (text_length(s) != ID_LENGTH)
        return REASON_ID_LENGTH;
    for (size_t i = 0; i < s.n; i++)
        if (value_of(s.p[i]) < 0)
            return REASON_ID_CHARS;
    memcpy(text, s.p, ID_LENGTH);
    *suspect = text[ID_LENGTH - 1] != check_character(text);
    return REASON_NONE;
}
