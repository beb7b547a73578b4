#include "roster/unknown.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "policy/values.h"

enum { LONGEST_WORD = 60, RUN = 6, DIGITS = 15, LISTED = UNKNOWN_SHOWN * (LONGEST_WORD + 32) };

/* What rows are rejected for, and the row of which table would take the words; of a status it is
 * the source's. */
static const struct {
    enum reason reason;
    const char *row;
} kinds[UNKNOWN_KINDS] = {
    [UNKNOWN_STATUS] = {REASON_STATUS, NULL},
    [UNKNOWN_GRADE] = {REASON_GRADE,
                       "empty|zero,amount,... of values.csv or GRADE,any, of grades.csv"},
    [UNKNOWN_AMOUNT] = {REASON_AMOUNT, "empty|zero,amount,... of values.csv"},
    [UNKNOWN_DATE] = {REASON_DATE, "empty,date,... of values.csv"},
};

/* The kind of a reason, or -1. */
static int
kind_of(enum reason reason)
{
    for (int kind = 0; kind < UNKNOWN_KINDS; kind++)
        if (kinds[kind].reason == reason)
            return kind;
    return -1;
}

/* ---- words ---- */

/* Whether what the cell holds can be told to anybody. */
static bool
is_word(struct slice cell)
{
    char half[LONGEST_WORD];
    size_t run = 0, digits = 0;

    if (cell.n > LONGEST_WORD)
        return false;
    cell = text_half_width(cell, half);
    for (size_t i = 0; i < cell.n; i++) {
        run = digits_is_one(cell.p[i]) ? run + 1 : 0;
        digits += run > 0;
        if (run == RUN || digits == DIGITS)
            return false;
    }
    return true;
}

static void
count_word(struct unknown *u, int kind, struct slice cell, uint64_t count)
{
    struct dict *word = &u->kind[kind].word;
    bool can_be_told = is_word(cell);
    int64_t i = can_be_told ? dict_find(word, cell) : -1;

    if (i < 0 && can_be_told && word->count < UNKNOWN_KEPT) {
        if (!u->kind[kind].count)
            u->kind[kind].count = memory_new(UNKNOWN_KEPT, sizeof *u->kind[kind].count);
        i = (int64_t)dict_put(word, cell);
    }
    if (i < 0)
        u->kind[kind].others += count;
    else
        u->kind[kind].count[i] += count;
}

void
unknown_add(struct unknown *u, enum reason reason, struct slice cell)
{
    int kind = kind_of(reason);

    if (kind >= 0 && cell.n > 0)
        count_word(u, kind, cell, 1);
}

bool
unknown_add_many(struct unknown *u, enum reason reason, struct slice word, uint64_t count)
{
    int kind = kind_of(reason);

    if (kind >= 0)
        count_word(u, kind, word, count);
    return kind >= 0;
}

/* ---- lists ---- */

static int
by_count(const void *a, const void *b)
{
    const struct unknown_word *one = a, *other = b;

    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return slice_order(one->text, other->text);
}

size_t
unknown_list(const struct unknown *u, int kind, struct unknown_word list[UNKNOWN_SHOWN],
             uint64_t *others)
{
    const struct dict *word = &u->kind[kind].word;
    struct unknown_word *all = memory_new(word->count + 1, sizeof *all);
    size_t shown = word->count < UNKNOWN_SHOWN ? word->count : UNKNOWN_SHOWN;

    *others = u->kind[kind].others;
    for (size_t i = 0; i < word->count; i++)
        all[i] = (struct unknown_word){word->text[i], u->kind[kind].count[i]};
    qsort(all, word->count, sizeof *all, by_count);
    memcpy(list, all, shown * sizeof *all);
    for (size_t i = shown; i < word->count; i++)
        *others += all[i].count;
    free(all);
    return shown;
}

enum reason
unknown_reason(int kind)
{
    return kinds[kind].reason;
}

/* ---- what is said ---- */

static void
print_row(char *to, size_t room, int kind, enum source source)
{
    char statuses[VALUES_STATUSES];

    if (kinds[kind].row)
        snprintf(to, room, "%s", kinds[kind].row);
    else
        snprintf(to, room, "%s,%s,... of values.csv", values_statuses(source, statuses),
                 source_name[source]);
}

void
unknown_say(const struct unknown *u, const char *file, enum source source)
{
    for (int kind = 0; kind < UNKNOWN_KINDS; kind++) {
        struct unknown_word list[UNKNOWN_SHOWN];
        char words[LISTED], rest[64] = "", row[128];
        uint64_t others;
        size_t count = unknown_list(u, kind, list, &others), used = 0;

        for (size_t i = 0; i < count; i++)
            used += (size_t)snprintf(words + used, sizeof words - used, "%s\"%.*s\" %" PRIu64,
                                     i > 0 ? ", " : "", (int)list[i].text.n, list[i].text.p,
                                     list[i].count);
        if (others > 0)
            snprintf(rest, sizeof rest, ", others %" PRIu64, others);
        print_row(row, sizeof row, kind, source);
        if (count > 0)
            say("%s: unknown %s: %s%s: mend them, or add them to a row %s", file,
                reason_name(kinds[kind].reason), words, rest, row);
    }
}

void
unknown_free(struct unknown *u)
{
    for (int kind = 0; kind < UNKNOWN_KINDS; kind++) {
        dict_free(&u->kind[kind].word);
        free(u->kind[kind].count);
    }
    *u = (struct unknown){0};
}
