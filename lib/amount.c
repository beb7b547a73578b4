#include "amount.h"

#include "text.h"

enum { DIGITS_BEFORE_POINT = 12, DIGITS_OF_WHOLE = 15 };

/* Takes digits off the text; false if there are none or more than `most`. */
static bool
take_digits(struct slice *s, size_t most, int64_t *value)
{
    size_t n = 0;

    for (*value = 0; n < s->n && s->p[n] >= '0' && s->p[n] <= '9'; n++) {
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
    for (; n < s->n && s->p[n] >= '0' && s->p[n] <= '9'; n++) {
        if (n <= 2)
            *cents += (int64_t)(s->p[n] - '0') * (n == 1 ? 10 : 1);
        else if (s->p[n] != '0')
            return false;
    }
    *s = (struct slice){s->p + n, s->n - n};
    return n > 1;
}

/* Less blanks, commas and a leading sign of the yuan. */
static struct slice
bare(struct slice s, char *scratch)
{
    char *end = scratch;

    s = text_squeeze(s, scratch);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ',')
            *end++ = s.p[i];
    s = (struct slice){scratch, (size_t)(end - scratch)};
    s = text_less_prefix(s, SLICE("¥"));
    return text_less_prefix(s, SLICE("￥"));
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

int64_t
amount_read(struct slice s, char *scratch)
{
    int64_t cents = read_digits(s);

    if (s.n == 0)
        return AMOUNT_NONE;
    if (cents != AMOUNT_BAD)
        return cents * 100;
    s = text_less_suffix(bare(s, scratch), SLICE("元"));
    cents = read_cents(&s);
    return s.n ? AMOUNT_BAD : cents;
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

int64_t
grade_read(struct slice s, char *scratch)
{
    int64_t cents = read_digits(s);

    if (s.n == 0)
        return AMOUNT_NONE;
    if (cents != AMOUNT_BAD)
        return cents;
    s = bare(s, scratch);
    cents = read_cents(&s);
    if (s.n && text_less_prefix(s, SLICE("元")).n == s.n &&
        text_less_prefix(s, SLICE("档")).n == s.n)
        return AMOUNT_BAD;
    return whole(cents);
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
