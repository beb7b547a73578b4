#include "values/citizen_id.h"

#include "base/digits.h"
#include "base/text.h"
#include "values/date.h"

enum { OLD_LENGTH = 15, CARD_LENGTH = 20, EARLIEST_BIRTH = 18800101, BODY = 17 };

static size_t
digits_at(struct slice s, size_t from)
{
    size_t n = 0;

    while (from + n < s.n && digits_is_one(s.p[from + n]))
        n++;
    return n;
}

/* Half-width, without spaces and hyphens, upper-case. */
static struct slice
bare(struct slice s, char *to)
{
    char *end = to;

    s = text_fold(s, to);
    while (s.n > 0) {
        size_t n = digits_is_one(*s.p) ? 0 : *s.p == ' ' ? 1 : text_hyphen(s);

        if (n == 0) {
            *end++ = *s.p;
            n = 1;
        }
        s = text_behind(s, n);
    }
    return (struct slice){to, (size_t)(end - to)};
}

/* What programs write so that a spreadsheet takes the digits for text: ="341022..." */
static struct slice
less_formula(struct slice s)
{
    enum { LEAST = 3 };

    if (s.n < LEAST || s.p[0] != '=' || s.p[1] != '"' || s.p[s.n - 1] != '"')
        return s;
    return (struct slice){s.p + 2, s.n - LEAST};
}

static bool
is_alphanumeric(char c)
{
    return digits_is_one(c) || (c >= 'A' && c <= 'Z');
}

static struct slice
less_surroundings(struct slice s)
{
    static const struct slice front[] = {
        SLICE_ROW("\""), SLICE_ROW("'"),  SLICE_ROW("`"),  SLICE_ROW("#"), SLICE_ROW("("),
        SLICE_ROW("["),  SLICE_ROW("<"),  SLICE_ROW("‘"),  SLICE_ROW("’"), SLICE_ROW("“"),
        SLICE_ROW("”"),  SLICE_ROW("【"), SLICE_ROW("《"),
    };
    static const struct slice behind[] = {
        SLICE_ROW("\""), SLICE_ROW("'"),  SLICE_ROW("`"),  SLICE_ROW(")"),
        SLICE_ROW("]"),  SLICE_ROW(">"),  SLICE_ROW(","),  SLICE_ROW(";"),
        SLICE_ROW("‘"),  SLICE_ROW("’"),  SLICE_ROW("“"),  SLICE_ROW("”"),
        SLICE_ROW("】"), SLICE_ROW("》"), SLICE_ROW("、"), SLICE_ROW("。"),
    };
    size_t before = s.n + 1;

    for (; s.n > 0 && s.n < before && !is_alphanumeric(s.p[0]);) {
        before = s.n;
        for (size_t i = 0; i < sizeof front / sizeof front[0]; i++)
            s = text_less_prefix(s, front[i]);
    }
    for (before = s.n + 1; s.n > 0 && s.n < before && !is_alphanumeric(s.p[s.n - 1]);) {
        before = s.n;
        for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
            s = text_less_suffix(s, behind[i]);
    }
    return s;
}

/* Signs that look like X, in the 18th place of 18 (in `to`, where s
 * is): the check character proves it. */
static struct slice
with_x(struct slice s, char *to)
{
    static const struct slice looks[] = {
        SLICE_ROW("\xc3\x97"),     /* U+00D7 × */
        SLICE_ROW("\xd0\xa5"),     /* U+0425 */
        SLICE_ROW("\xd1\x85"),     /* U+0445 */
        SLICE_ROW("\xce\xa7"),     /* U+03A7 */
        SLICE_ROW("\xcf\x87"),     /* U+03C7 */
        SLICE_ROW("\xe2\x85\xa9"), /* U+2169 Ⅹ */
        SLICE_ROW("\xe2\x85\xb9"), /* U+2179 ⅹ */
        SLICE_ROW("\xe2\x9c\x95"), /* U+2715 ✕ */
        SLICE_ROW("\xe2\x9c\x96"), /* U+2716 ✖ */
        SLICE_ROW("\xe2\x95\xb3"), /* U+2573 ╳ */
    };

    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (s.n == BODY + looks[i].n && text_less_suffix(s, looks[i]).n == BODY) {
            memmove(to, s.p, BODY);
            to[BODY] = 'X';
            return (struct slice){to, ID_LENGTH};
        }
    return s;
}

struct slice
id_clean(struct slice s, char *scratch)
{
    return with_x(less_surroundings(less_formula(bare(s, scratch))), scratch);
}

/* 3.41022E+17, or 341022198001011000.0 */
static bool
is_mangled(struct slice s)
{
    size_t n = digits_at(s, 0), i = n, zeros = n + 1;

    if (n == 0 || n == s.n)
        return false;
    if (s.p[i] == '.') {
        while (zeros < s.n && s.p[zeros] == '0')
            zeros++;
        if (zeros == s.n)
            return n >= OLD_LENGTH && zeros > n + 1;
        i += 1 + digits_at(s, n + 1);
        if (i == n + 1 || i == s.n)
            return false;
    }
    if (s.p[i++] != 'E')
        return false;
    i += i < s.n && s.p[i] == '+';
    return i < s.n && i + digits_at(s, i) == s.n;
}

/* Digits with an optional final X, behind which in lists two digits may stand. */
static bool
has_id_characters(struct slice s, bool list)
{
    size_t n = digits_at(s, 0);

    if (n > 0 && n < s.n && s.p[n] == 'X') {
        n++;
        if (list && n + 2 == s.n)
            n += digits_at(s, n);
    }
    return n == s.n;
}

/* The weighted sum of 8 digits, those at even and those at odd places in a product each: its
 * highest 16 bits gather the four, the weight of the last in the lowest bits of the factor. */
static unsigned
weighted_sum(uint64_t digits, uint64_t even, uint64_t odd)
{
    uint64_t mask = UINT64_C(0x00ff00ff00ff00ff);

    return (unsigned)(((digits & mask) * even >> 48) + ((digits >> 8 & mask) * odd >> 48));
}

/* Weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2; 0 if one of the 17 is no digit. */
static char
check_character(const char *p)
{
    bool digits = digits_is_one(p[16]);
    uint64_t first = digits_of(p, &digits), second = digits_of(p + 8, &digits);
    unsigned sum =
        weighted_sum(first, UINT64_C(0x0007000a00080002), UINT64_C(0x0009000500040001)) +
        weighted_sum(second, UINT64_C(0x00060007000a0008), UINT64_C(0x0003000900050004)) +
        (unsigned)(p[16] - '0') * 2;

    return digits ? "10X98765432"[sum % 11] : '\0';
}

/* Whether the first two digits (the second and third where the first is 9, on residence permits of
 * foreigners) are a province's. */
static bool
has_region(const char *p)
{
    static const char known[100] = {
        [11] = 1, [12] = 1, [13] = 1, [14] = 1, [15] = 1, [21] = 1, [22] = 1, [23] = 1, [31] = 1,
        [32] = 1, [33] = 1, [34] = 1, [35] = 1, [36] = 1, [37] = 1, [41] = 1, [42] = 1, [43] = 1,
        [44] = 1, [45] = 1, [46] = 1, [50] = 1, [51] = 1, [52] = 1, [53] = 1, [54] = 1, [61] = 1,
        [62] = 1, [63] = 1, [64] = 1, [65] = 1, [71] = 1, [81] = 1, [82] = 1, [83] = 1,
    };

    p += p[0] == '9';
    return known[(p[0] - '0') * 10 + p[1] - '0'];
}

static uint32_t
birth_date(const char *p)
{
    bool digits = true;
    uint32_t day = digits_number(digits_of(p + 6, &digits));

    return date_of(day / 10000, day / 100 % 100, day % 100);
}

/* Region and birth date; what the digits say. */
static enum reason
judge_digits(struct citizen_id *id, uint32_t latest_birth)
{
    const char *p = id->text;

    if (!has_region(p))
        return REASON_ID_REGION;
    id->birth = birth_date(p);
    if (id->birth < EARLIEST_BIRTH || id->birth > latest_birth)
        return REASON_ID_BIRTH;
    id->female = (p[16] & 1) == 0;
    id->rounded = p[15] == '0' && p[16] == '0' && p[17] == '0';
    return REASON_NONE;
}

/* 18 characters that are right as they stand, as most cells are. */
static bool
read_plain(struct slice s, uint32_t latest_birth, struct citizen_id *id)
{
    if (s.n != ID_LENGTH || check_character(s.p) != s.p[BODY])
        return false;
    memcpy(id->text, s.p, ID_LENGTH);
    id->full = s.p[BODY] != 'X';
    return judge_digits(id, latest_birth) == REASON_NONE;
}

enum reason
citizen_id_read(struct slice s, bool list, uint32_t latest_birth, char *scratch,
                struct citizen_id *id)
{
    enum reason reason;

    if (read_plain(s, latest_birth, id))
        return REASON_NONE;
    s = id_clean(s, scratch);
    if (s.n == 0)
        return REASON_ID_MISSING;
    if (is_mangled(s))
        return REASON_ID_MANGLED;
    if (!has_id_characters(s, list))
        return REASON_ID_CHARS;
    id->full = s.n >= ID_LENGTH && digits_is_one(s.p[BODY]);
    if (s.n == OLD_LENGTH && digits_at(s, 0) == OLD_LENGTH) {
        memcpy(id->text, s.p, 6);
        memcpy(id->text + 6, "19", 2);
        memcpy(id->text + 8, s.p + 6, 9);
        id->text[BODY] = check_character(id->text);
    } else if (s.n == ID_LENGTH || (list && s.n == CARD_LENGTH))
        memcpy(id->text, s.p, ID_LENGTH);
    else
        return REASON_ID_LENGTH;
    reason = judge_digits(id, latest_birth);
    return reason || check_character(id->text) == id->text[BODY] ? reason : REASON_ID_CHECKSUM;
}

char *
id_mask(char *to, struct slice id)
{
    enum { HEAD = 6, TAIL = 4 };

    if (id.n < HEAD + TAIL)
        return to;
    memcpy(to, id.p, HEAD);
    memset(to + HEAD, '*', id.n - HEAD - TAIL);
    memcpy(to + id.n - TAIL, id.p + id.n - TAIL, TAIL);
    return to + id.n;
}
