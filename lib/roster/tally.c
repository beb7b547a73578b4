#include "roster/tally.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/fail.h"
#include "base/text.h"
#include "bytes/account.h"
#include "policy/headers.h"
#include "values/amount.h"

enum { NUMBER = 32, LONGEST = 512, JUDGED_FROM = 20 };

static const struct slice gap_names[] = {
    [TALLY_MISSING] = SLICE_ROW("missing"),
    [TALLY_WITHOUT] = SLICE_ROW("without"),
};

/* The numbers of rows that have no other name; whether 0 is written too. */
static const struct {
    struct slice kind;
    size_t at;
    bool always;
} sums[] = {
    {SLICE_ROW("read"), offsetof(struct tally, read), true},
    {SLICE_ROW("written"), offsetof(struct tally, written), true},
    {SLICE_ROW("blank"), offsetof(struct tally, blank), true},
    {SLICE_ROW("swallowing"), offsetof(struct tally, swallowing), false},
};

enum { SUMS = sizeof sums / sizeof sums[0] };

static const struct slice unknown_prefix = SLICE_ROW("unknown_");

bool
tally_is_judged(const struct tally *t)
{
    return t->read == 0 || t->written >= JUDGED_FROM;
}

void
tally_say_blank(const struct tally *t)
{
    if (t->blank)
        say("%s: blank rows skipped: %" PRIu64, t->file, t->blank);
}

void
tally_say(const struct tally *t)
{
    char reasons[LONGEST] = "";
    size_t used = 0;
    uint64_t rejected = 0;

    for (int i = 0; i < REASONS; i++)
        if (t->rejected[i]) {
            used +=
                (size_t)snprintf(reasons + used, sizeof reasons - used, "%s%s %" PRIu64,
                                 used ? ", " : " (", reason_name((enum reason)i), t->rejected[i]);
            rejected += t->rejected[i];
        }
    say("%s: %" PRIu64 " read, %" PRIu64 " written, %" PRIu64 " rejected%s%s", t->file, t->read,
        t->written, rejected, reasons, used ? ")" : "");
}

static void
put_line(struct output *o, const char *file, const char *kind, struct slice name, uint64_t count)
{
    char number[NUMBER];

    snprintf(number, sizeof number, "\t%" PRIu64 "\n", count);
    account_put(o, slice_of(file));
    output_text(o, "\t");
    output_text(o, kind);
    output_text(o, "\t");
    account_put(o, name);
    output_text(o, number);
}

static void
put_unknown(const struct tally *t, struct output *o, int kind)
{
    char name[NUMBER];
    struct unknown_word list[UNKNOWN_SHOWN];
    uint64_t others;
    size_t count = unknown_list(&t->unknown, kind, list, &others);

    snprintf(name, sizeof name, "%s%s", unknown_prefix.p, reason_name(unknown_reason(kind)));
    for (size_t i = 0; i < count; i++)
        put_line(o, t->file, name, list[i].text, list[i].count);
}

static void
put_judgement(const struct tally *t, struct output *o)
{
    char text[LIMIT_TEXT];

    put_line(o, t->file, "allowed", limit_print(text, &t->limit), limit_allows(&t->limit, t->read));
    put_line(o, t->file, "judged", SLICE(""), tally_is_judged(t));
}

void
tally_write(const struct tally *t, struct output *o)
{
    for (size_t i = 0; i < SUMS; i++) {
        uint64_t n = *(const uint64_t *)(const void *)((const char *)t + sums[i].at);

        if (n > 0 || sums[i].always)
            put_line(o, t->file, sums[i].kind.p, SLICE(""), n);
    }
    for (int i = 0; i < REASONS; i++)
        if (t->rejected[i])
            put_line(o, t->file, "rejected", slice_of(reason_name((enum reason)i)), t->rejected[i]);
    for (int kind = 0; kind < UNKNOWN_KINDS; kind++)
        put_unknown(t, o, kind);
    for (int item = 0; item < ITEMS; item++)
        if (t->gap[item])
            put_line(o, t->file, gap_names[t->gap[item]].p,
                     slice_of(headers_item_name((enum item)item)), 0);
    if (t->has_limit)
        put_judgement(t, o);
}

static bool
add_count(struct tally *t, struct slice kind, struct slice name, uint64_t count)
{
    enum reason reason = reason_parse(name);
    int item = headers_item_parse(name);

    for (size_t i = 0; i < SUMS; i++)
        if (slice_is(kind, sums[i].kind)) {
            *(uint64_t *)(void *)((char *)t + sums[i].at) += count;
            return true;
        }
    if (slice_is(kind, SLICE("allowed")))
        return t->has_limit = limit_parse(name, &t->limit);
    if (slice_is(kind, SLICE("judged")))
        return true;
    if (slice_is(kind, SLICE("rejected")) && reason) {
        t->rejected[reason] += count;
        return true;
    }
    for (int gap = TALLY_MISSING; gap <= TALLY_WITHOUT && item >= 0; gap++)
        if (slice_is(kind, gap_names[gap])) {
            t->gap[item] = (enum tally_gap)gap;
            return true;
        }
    reason = reason_parse(text_less_prefix(kind, unknown_prefix));
    return reason && unknown_add_many(&t->unknown, reason, name, count);
}

bool
tally_add_line(struct tally *t, struct slice line)
{
    struct slice part[4];
    int64_t count;

    for (int i = 0; i < 4; i++)
        if (!text_part(&line, '\t', &part[i]))
            return false;
    count = whole_parse(part[3]);
    return !line.p && count >= 0 && add_count(t, part[1], part[2], (uint64_t)count);
}

void
tally_free(struct tally *t)
{
    unknown_free(&t->unknown);
}
