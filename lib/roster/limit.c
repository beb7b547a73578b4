#include "roster/limit.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/digits.h"

enum { COUNTS_FROM = 20, WHOLE = 10000 };

static const uint64_t largest = UINT64_C(1000000000000);

bool
limit_parse(struct slice s, struct limit *limit)
{
    uint64_t number = 0, scale = 100;
    size_t i = 0, n = s.n;

    limit->is_share = n > 0 && s.p[n - 1] == '%';
    n -= limit->is_share;
    for (; i < n && digits_is_one(s.p[i]) && number < largest; i++)
        number = number * 10 + (uint64_t)(s.p[i] - '0');
    if (i == 0)
        return false;
    if (limit->is_share && i + 1 < n && s.p[i] == '.')
        for (i++; i < n && digits_is_one(s.p[i]) && scale > 1; i++, scale /= 10)
            number = number * 10 + (uint64_t)(s.p[i] - '0');
    limit->number = limit->is_share ? number * scale : number;
    return i == n && (!limit->is_share || limit->number <= WHOLE);
}

struct slice
limit_print(char *text, const struct limit *limit)
{
    uint64_t decimals = limit->number % 100;
    int n;

    if (!limit->is_share)
        n = snprintf(text, LIMIT_TEXT, "%" PRIu64, limit->number);
    else if (decimals == 0)
        n = snprintf(text, LIMIT_TEXT, "%" PRIu64 "%%", limit->number / 100);
    else
        n = snprintf(text, LIMIT_TEXT, "%" PRIu64 ".%02" PRIu64 "%%", limit->number / 100,
                     decimals);
    return (struct slice){text, (size_t)n};
}

uint64_t
limit_allows(const struct limit *limit, uint64_t rows)
{
    if (rows < COUNTS_FROM)
        return rows > 0 ? rows - 1 : 0;
    return limit->is_share ? limit->number * rows / WHOLE : limit->number;
}
