#include "values/amount.h"

#include "base/digits.h"
#include "base/text.h"

enum { DIGITS_BEFORE_POINT = 12, DIGITS_OF_WHOLE = 15, GROUP = 3 };

/* Takes digits off the text; false if there are none or more than `most`. */
static bool
take_digits(struct slice *s, size_t most, int64_t *value)
{
    size_t n = 0;

    for (*value = 0; n < s->n && digits_is_one(s->p[n]); n++) {
        if (n == most)
            return false;
        *value = *value * 10 + (s->p[n] - '0');
    }
    *s = (struct slice){s->p + n, s->n - n};
    return n > 0;
}

/* Takes `.` and digits, of which two count; false if others than zeros follow these. */
static bool
take_decimals(struct slice *s, int64_t *cents)
{
    size_t n = 1;

    *cents = 0;
    if (s->n == 0 || s->p[0] != '.')
        return true;
    for (; n < s->n && digits_is_one(s->p[n]); n++) {
        if (n <= 2)
            *cents += (int64_t)(s->p[n] - '0') * (n == 1 ? 10 : 1);
        else if (s->p[n] != '0')
            return false;
    }
    *s = (struct slice){s->p + n, s->n - n};
    return n > 1;
}

static int64_t
read_cents(struct slice *s)
{
    int64_t yuan, cents;

    if (!take_digits(s, DIGITS_BEFORE_POINT, &yuan) || !take_decimals(s, &cents))
        return AMOUNT_BAD;
    return yuan * 100 + cents;
}

/* Digits alone, as most cells are: their value, or AMOUNT_BAD. */
static int64_t
read_digits(struct slice s)
{
    int64_t value;

    return take_digits(&s, DIGITS_BEFORE_POINT, &value) && s.n == 0 ? value : AMOUNT_BAD;
}

/* ---- as people write them ---- */

static size_t
take_run(struct slice *s, char *to)
{
    size_t n = 0, digits = 0;

    for (; n < s->n && digits_is_one(s->p[n]); n++)
        to[digits++] = s->p[n];
    *s = text_behind(*s, n);
    return digits;
}

/* Takes digits with commas before groups of three off the text, without the commas to `to`; false
 * if there are none, or a comma stands elsewhere. */
static bool
take_groups(struct slice *s, char *to, size_t *digits)
{
    size_t run = *digits = take_run(s, to);

    while (run > 0 && s->n > 0 && s->p[0] == ',') {
        *s = text_behind(*s, 1);
        run = take_run(s, to + *digits);
        *digits += run;
        if (run != GROUP)
            return false;
    }
    return run > 0;
}

/* A tidied cell less the sign of the yuan and the number, in cents, that it begins with; what
 * remains of it is without blanks. */
static int64_t
take_yuan(struct slice *s, char *scratch)
{
    struct slice rest, yuan;
    int64_t whole, cents;
    size_t digits;

    *s = text_half_width(*s, scratch);
    rest = text_less_prefix(*s, SLICE("¥"));
    if (rest.n == s->n)
        rest = text_less_prefix(*s, SLICE("￥"));
    *s = text_less_prefix(rest, SLICE(" "));
    if (!take_groups(s, scratch, &digits))
        return AMOUNT_BAD;
    yuan = (struct slice){scratch, digits};
    if (!take_digits(&yuan, DIGITS_BEFORE_POINT, &whole) || !take_decimals(s, &cents))
        return AMOUNT_BAD;
    *s = text_squeeze(*s, scratch);
    return whole * 100 + cents;
}

int64_t
amount_read(struct slice s, char *scratch)
{
    static const struct slice units[] = {SLICE_ROW(""), SLICE_ROW("元"), SLICE_ROW("圆"),
                                         SLICE_ROW("块")};
    int64_t cents = read_digits(s);

    if (s.n == 0)
        return AMOUNT_NONE;
    if (cents != AMOUNT_BAD)
        return cents * 100;
    cents = take_yuan(&s, scratch);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (slice_is(s, units[i]))
            return cents;
    return AMOUNT_BAD;
}

static int64_t
whole(int64_t cents)
{
    return cents < 0 ? cents : cents % 100 ? AMOUNT_BAD : cents / 100;
}

int64_t
whole_read(struct slice s, char *scratch)
{
    return whole(amount_read(s, scratch));
}

static bool
begins_with_bracket(struct slice s)
{
    static const struct slice brackets[] = {
        SLICE_ROW("("),  SLICE_ROW("["),  SLICE_ROW("{"),  SLICE_ROW("<"),
        SLICE_ROW("【"), SLICE_ROW("〔"), SLICE_ROW("〖"), SLICE_ROW("〈"),
        SLICE_ROW("《"), SLICE_ROW("「"), SLICE_ROW("『"),
    };

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
        if (text_less_prefix(s, brackets[i]).n < s.n)
            return true;
    return false;
}

int64_t
grade_read(struct slice s, char *scratch)
{
    static const struct slice units[] = {
        SLICE_ROW(""),      SLICE_ROW("元"),    SLICE_ROW("圆"),   SLICE_ROW("块"),
        SLICE_ROW("档"),    SLICE_ROW("元档"),  SLICE_ROW("档次"), SLICE_ROW("元档次"),
        SLICE_ROW("元/年"), SLICE_ROW("元/人"),
    };
    int64_t cents = read_digits(s);

    if (s.n == 0)
        return AMOUNT_NONE;
    if (cents != AMOUNT_BAD)
        return cents;
    cents = take_yuan(&s, scratch);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct slice rest = text_less_prefix(s, units[i]);

        if (rest.n + units[i].n == s.n && (rest.n == 0 || begins_with_bracket(rest)))
            return whole(cents);
    }
    return AMOUNT_BAD;
}

int64_t
amount_parse(struct slice s)
{
    int64_t cents;

    if (s.n == 0)
        return AMOUNT_NONE;
    cents = read_cents(&s);
    return s.n ? AMOUNT_BAD : cents;
}

int64_t
whole_parse(struct slice s)
{
    int64_t value;

    if (s.n == 0)
        return AMOUNT_NONE;
    return take_digits(&s, DIGITS_OF_WHOLE, &value) && s.n == 0 ? value : AMOUNT_BAD;
}

/* A number below 10^4, as most are: by pairs of digits. */
static char *
put_small(char *p, unsigned value)
{
    static const char pairs[] =
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940"
        "4142434445464748495051525354555657585960616263646566676869707172737475767778798081"
        "828384858687888990919293949596979899";
    size_t high = value / 100, low = value % 100;

    if (high >= 10) {
        memcpy(p, pairs + 2 * high, 2);
        p += 2;
    } else if (high > 0)
        *p++ = (char)('0' + high);
    if (high == 0 && low < 10) {
        *p++ = (char)('0' + low);
        return p;
    }
    memcpy(p, pairs + 2 * low, 2);
    return p + 2;
}

char *
whole_print(char *p, int64_t value)
{
    unsigned digits = 1;

    if (value < 0)
        return p;
    if (value < 10000)
        return put_small(p, (unsigned)value);
    for (int64_t rest = value; rest >= 10; rest /= 10)
        digits++;
    for (unsigned i = digits; i-- > 0; value /= 10)
        p[i] = (char)('0' + value % 10);
    return p + digits;
}

char *
amount_print(char *p, int64_t cents)
{
    if (cents < 0)
        return p;
    p = whole_print(p, cents / 100);
    if (cents % 100 == 0)
        return p;
    *p++ = '.';
    *p++ = (char)('0' + cents % 100 / 10);
    if (cents % 10)
        *p++ = (char)('0' + cents % 10);
    return p;
}
