#include "roster/gaps.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/listed.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"

void
gaps_take_without(struct gaps_without *without, const char *value)
{
    struct slice list = slice_of(value), part;

    while (text_part(&list, ',', &part)) {
        const char *colon = part.n ? memchr(part.p, ':', part.n) : NULL;
        struct slice name = colon ? text_behind(part, (size_t)(colon + 1 - part.p)) : part;
        int item = headers_item_parse(name);
        int of = colon ? source_parse((struct slice){part.p, (size_t)(colon - part.p)}) : SOURCES;

        if (of < 0 || item < 0)
            options_refuse("without", value,
                           "must be names of columns.csv such as paid or resident:paid, with "
                           "commas between");
        if (item == ITEM_ID || item == ITEM_NAME)
            options_refuse("without", value, "no file can do without id and name");
        without->sources[item] |= of < SOURCES ? UINT32_C(1) << of : UINT32_MAX;
    }
}

/* The headers that nothing claims and that may mean the item. */
static struct listed
near_headers(const struct roster *r, const struct headers *headers, enum item item)
{
    struct listed near_it = {0};

    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice cell = text_tidy(r->header[i], scratch);
        int64_t near = headers_item(headers, r->source, cell, more) < 0
                           ? headers_near(headers, r->source, cell, more)
                           : -1;

        if (near >= 0 && headers->item[near][r->source] == (int)item)
            listed_add(&near_it, cell);
        free(scratch);
    }
    return near_it;
}

noreturn static void
refuse(const struct roster *r, const struct headers *headers, enum item item)
{
    struct listed near = near_headers(r, headers, item);
    const char *name = headers_item_name(item);

    fail_at(REFUSED, r->file, r->header_line,
            "no column for %s%s%s: add its header to row %" PRIu32
            " of columns.csv, or go on without it by --without %s",
            name, near.text[0] ? "; perhaps " : "", near.text, headers->need[item][r->source],
            name);
}

/* Says which columns are not looked at since another before them says the same. */
static void
say_again(const struct roster *r, const struct headers *headers)
{
    struct listed again = {0};

    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice cell = text_tidy(r->header[i], scratch);
        int item = headers_item(headers, r->source, cell, more);

        if (item >= 0 && r->column[item] != (int)i && !roster_takes_all(r, (enum item)item))
            listed_add(&again, cell);
        free(scratch);
    }
    if (again.text[0])
        say("%s:%" PRIu64 ": not looked at, since a column before says the same: %s", r->file,
            r->header_line, again.text);
}

void
gaps_check(const struct roster *r, const struct headers *headers,
           const struct gaps_without *without, enum tally_gap gap[ITEMS])
{
    struct listed missing = {0};

    for (int item = 0; item < ITEMS; item++) {
        bool needed = headers->need[item][r->source] > 0;

        if (r->column[item] >= 0 || !headers_has(headers, r->source, (enum item)item))
            continue;
        gap[item] = needed ? TALLY_WITHOUT : TALLY_MISSING;
        if (without->sources[item] >> r->source & 1)
            continue;
        if (needed)
            refuse(r, headers, (enum item)item);
        listed_add(&missing, slice_of(headers_item_name((enum item)item)));
    }
    if (missing.text[0])
        say("%s:%" PRIu64 ": no column for %s", r->file, r->header_line, missing.text);
    say_again(r, headers);
}
