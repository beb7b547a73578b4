#include "roster/verdict.h"

#include "base/fail.h"
#include "base/options.h"

enum { LIMIT_COUNTS_FROM = 20, ROUNDED_COUNTS_FROM = 20 };

struct verdict_limit
verdict_take_limit(const char *value)
{
    struct verdict_limit limit = {.is_share = strchr(value, '%') != NULL};
    uint64_t number = 0, scale = 100;
    const char *c = value;
    bool digits = false;

    for (; *c >= '0' && *c <= '9' && number < 1000000000000; c++, digits = true)
        number = number * 10 + (uint64_t)(*c - '0');
    if (limit.is_share && digits && c[0] == '.' && c[1] != '%')
        for (c++; *c >= '0' && *c <= '9' && scale > 1; c++, scale /= 10)
            number = number * 10 + (uint64_t)(*c - '0');
    limit.most = limit.is_share ? number * scale : number;
    if (!digits || strcmp(c, limit.is_share ? "%" : "") != 0 ||
        (limit.is_share && limit.most > 10000))
        options_refuse("max-rejects", value, "must be a number of rows, or 0% to 100%");
    return limit;
}

void
verdict_add(struct verdict *v, const struct entry *e)
{
    v->full_ids += e->id.full;
    v->rounded_ids += e->id.full && e->id.rounded;
}

static bool
is_over(const struct account *a, struct verdict_limit limit)
{
    if (a->read < LIMIT_COUNTS_FROM)
        return a->read > 0 && a->rejected == a->read;
    return limit.is_share ? a->rejected * 10000 > limit.most * a->read : a->rejected > limit.most;
}

bool
verdict_say(const struct verdict *v, const struct account *a, enum source source,
            struct verdict_limit limit, bool mendable)
{
    bool over = is_over(a, limit);
    bool rounded = a->written >= ROUNDED_COUNTS_FROM && v->full_ids > 0 &&
                   v->full_ids == v->rounded_ids && source != SOURCE_ENTERPRISE;

    if (over)
        say("%s: too many rows rejected: mend them%s or allow more with --max-rejects", a->input,
            mendable ? "" : " (--rejects DIR writes them out)");
    if (rounded)
        say("%s: every 18-digit ID ends in 000: a spreadsheet rounded them; export it again with "
            "IDs as text",
            a->input);
    return over || rounded;
}
