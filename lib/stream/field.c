#include "stream/field.h"

#include "base/digits.h"
#include "values/amount.h"
#include "values/date.h"

static int64_t
look_up_tags(struct slice s, const void *context)
{
    (void)context;
    return tags_parse(s);
}

uint32_t
field_tags(const struct reader *r, size_t column, struct memo *memo)
{
    return (uint32_t)memo_find(memo, reader_field(r, column), look_up_tags, NULL);
}

int64_t
field_filled_amount(const struct reader *r, size_t column)
{
    int64_t cents = amount_parse(reader_field(r, column));

    if (cents == AMOUNT_BAD)
        reader_refuse(r, column, "must be yuan such as 500 or 500.5");
    return cents;
}

int64_t
field_filled_whole(const struct reader *r, size_t column)
{
    int64_t value = whole_parse(reader_field(r, column));

    if (value == AMOUNT_BAD)
        reader_refuse(r, column, "must be a whole number");
    return value;
}

int64_t
field_count(const struct reader *r, size_t column)
{
    enum { DIGITS = 18 };
    struct slice s = reader_field(r, column);
    int64_t value = 0;

    for (size_t i = 0; i < s.n && i < DIGITS; i++) {
        if (!digits_is_one(s.p[i]))
            reader_refuse(r, column, "must be a whole number");
        value = value * 10 + (s.p[i] - '0');
    }
    if (s.n == 0 || s.n > DIGITS)
        reader_refuse(r, column, "must be a whole number of at most 18 digits");
    return value;
}

uint32_t
field_filled_date(const struct reader *r, size_t column)
{
    struct slice s = reader_field(r, column);
    uint32_t date = date_parse(s);

    if (!date)
        reader_refuse(r, column, "must be a day such as 2024-02-29");
    return date;
}
