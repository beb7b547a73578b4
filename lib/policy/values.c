#include "policy/values.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"
#include "values/amount.h"
#include "values/date.h"

enum { STATUS, SOURCE, TEXTS };

static const char *const columns[] = {
    [STATUS] = "status", [SOURCE] = "source", [TEXTS] = "texts", NULL};

/* Adds a word of a row to what its status and source say. */
typedef void adder(struct values *v, const struct table *t, size_t row, struct slice word,
                   int meaning, int of);

/* ---- statuses and categories ---- */

#define SCHEME                                                               \
    {                                                                        \
        STANDING_ACTIVE, STANDING_PAUSED, STANDING_ENDED, STANDING_RECEIVING \
    }

/* What a source may tell: the registry tags, the others standings. 0 ends a row: no source tells
 * STANDING_NONE, or TAG_AREA_UNKNOWN. */
static const unsigned char statuses[SOURCES][STANDINGS] = {
    [SOURCE_REGISTRY] = {TAG_REGISTRY, TAG_DECEASED, TAG_MOVED_OUT},
    [SOURCE_RESIDENT] = SCHEME,
    [SOURCE_EMPLOYEE] = SCHEME,
    [SOURCE_FLEXIBLE] = SCHEME,
    [SOURCE_ENTERPRISE] = {STANDING_ACTIVE, STANDING_ENDED},
};

static struct slice
status_name(enum source source, int status)
{
    return source == SOURCE_REGISTRY ? tag_name[status] : standing_text((enum standing)status);
}

/* The number of a status that the source may tell, or -1. */
static int
status_parse(struct slice s, enum source source)
{
    for (const unsigned char *status = statuses[source]; *status; status++)
        if (slice_is(s, status_name(source, *status)))
            return *status;
    return -1;
}

static void
claim(const struct table *t, size_t row, struct slice word, int8_t *claimed, int meaning)
{
    if (*claimed >= 0 && *claimed != meaning)
        table_refuse(t, row, "\"%.*s\" has another meaning in this source already", (int)word.n,
                     word.p);
    *claimed = (int8_t)meaning;
}

static void
add_status(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
           int of)
{
    claim(t, row, word, &v->status[dict_put(&v->text, word)][of], meaning);
}

static void
add_category(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
             int of)
{
    (void)of;
    claim(t, row, word, &v->category[dict_put(&v->text, word)], meaning);
}

/* ---- words that are compared half-width and without blanks ---- */

static bool
is_number(struct slice word, char *scratch)
{
    return amount_read(word, scratch) >= 0 || grade_read(word, scratch) >= 0;
}

static void
add_nothing(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
            int of)
{
    char *scratch = memory_new(word.n + 1, 1);

    claim(t, row, word, &v->nothing[dict_put(&v->bare, word)][of], meaning);
    v->hides[of] |= of == NOTHING_DATE ? date_read(word, scratch) != 0 : is_number(word, scratch);
    free(scratch);
}

static void
refuse_number_sign(const struct table *t, size_t row, struct slice word)
{
    if (memchr(word.p, '#', word.n))
        table_refuse(t, row,
                     "\"%.*s\": # stands for a number, in a suffix alone: write the word out",
                     (int)word.n, word.p);
}

static void
add_prefix(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
           int of)
{
    (void)meaning;
    refuse_number_sign(t, row, word);
    affixes_add_prefix(&v->affixes[of], word);
}

static void
add_suffix(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
           int of)
{
    (void)meaning;
    if (memchr(word.p, '#', word.n) != memrchr(word.p, '#', word.n))
        table_refuse(t, row, "\"%.*s\": # stands there more than once", (int)word.n, word.p);
    affixes_add_suffix(&v->affixes[of], word);
}

static void
add_footer(struct values *v, const struct table *t, size_t row, struct slice word, int meaning,
           int of)
{
    (void)meaning;
    (void)of;
    refuse_number_sign(t, row, word);
    v->footer = memory_grow(v->footer, &v->footer_room, v->footers + 1, sizeof *v->footer);
    v->footer[v->footers++] = word;
}

/* ---- the table ---- */

/* What a source that is no file may say with which status. */
static const struct {
    const char *source, *status;
    adder *add;
    int meaning, of;
} others[] = {
    {"amount", "empty", add_nothing, NOTHING_EMPTY, NOTHING_AMOUNT},
    {"amount", "zero", add_nothing, NOTHING_ZERO, NOTHING_AMOUNT},
    {"date", "empty", add_nothing, NOTHING_EMPTY, NOTHING_DATE},
    {"town", "prefix", add_prefix, 0, AFFIXES_TOWN},
    {"town", "suffix", add_suffix, 0, AFFIXES_TOWN},
    {"village", "prefix", add_prefix, 0, AFFIXES_VILLAGE},
    {"village", "suffix", add_suffix, 0, AFFIXES_VILLAGE},
    {"row", "footer", add_footer, 0, 0},
};

static void
read_words(struct values *v, const struct table *t, size_t row, adder *add, int meaning, int of)
{
    struct slice list = t->row[row][TEXTS], word;
    bool plain = add == add_status || add == add_category;

    while (text_part(&list, '|', &word)) {
        char *copy = memory_keep(word.n + 1);

        word = plain ? text_tidy(word, copy) : text_bare(word, copy);
        if (word.n == 0)
            table_refuse_cell(t, row, TEXTS, "a text is empty");
        add(v, t, row, word, meaning, of);
    }
}

static void
read_meaning(struct values *v, const struct table *t, size_t row, struct slice source)
{
    struct slice status = t->row[row][STATUS];
    int of = source_parse(source), meaning = -1;
    bool category = slice_is(source, SLICE("category")), known = of >= 0 || category;
    adder *add = category ? add_category : add_status;

    if (known)
        meaning = category ? tag_parse(status) : status_parse(status, (enum source)of);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (slice_is(source, slice_of(others[i].source))) {
            known = true;
            if (!slice_is(status, slice_of(others[i].status)))
                continue;
            add = others[i].add;
            meaning = others[i].meaning;
            of = others[i].of;
        }
    if (!known)
        table_refuse(t, row, "source \"%.*s\" is unknown", (int)source.n, source.p);
    if (meaning < 0)
        table_refuse_cell(t, row, STATUS, category ? "is no tag" : "is no status of this source");
    read_words(v, t, row, add, meaning, of);
}

void
values_read(struct values *v, const char *dir)
{
    struct table t;
    size_t words = 0;

    *v = (struct values){0};
    table_read(&t, dir, "values", columns);
    for (size_t row = 0; row < t.rows; row++)
        for (size_t i = 0; i <= t.row[row][TEXTS].n; i++)
            words += i == t.row[row][TEXTS].n || t.row[row][TEXTS].p[i] == '|';
    v->status = memory_new(words, sizeof *v->status);
    v->category = memory_new(words, sizeof *v->category);
    v->nothing = memory_new(words, sizeof *v->nothing);
    memset(v->status, -1, words * sizeof *v->status);
    memset(v->category, -1, words * sizeof *v->category);
    memset(v->nothing, -1, words * sizeof *v->nothing);
    for (size_t row = 0; row < t.rows; row++) {
        struct slice sources = t.row[row][SOURCE], source;

        while (text_part(&sources, ',', &source))
            read_meaning(v, &t, row, source);
    }
    table_close(&t);
}

/* ---- questions ---- */

int
values_status(const struct values *v, enum source source, struct slice cell)
{
    int64_t i;

    if (cell.n == 0)
        return source == SOURCE_REGISTRY ? TAG_REGISTRY : -1;
    i = dict_find(&v->text, cell);
    return i < 0 ? -1 : v->status[i][source];
}

char *
values_statuses(enum source source, char to[VALUES_STATUSES])
{
    char *end = to;

    for (const unsigned char *status = statuses[source]; *status; status++)
        end = stpcpy(stpcpy(end, end > to ? "|" : ""), status_name(source, *status).p);
    *end = '\0';
    return to;
}

int
values_category(const struct values *v, struct slice cell)
{
    int64_t i = dict_find(&v->text, cell);

    return i < 0 ? -1 : v->category[i];
}

enum nothing
values_nothing(const struct values *v, enum nothing_of kind, struct slice cell, char *scratch)
{
    int64_t i = dict_find(&v->bare, text_bare(cell, scratch));

    return i < 0 || v->nothing[i][kind] < 0 ? NOTHING_NO : (enum nothing)v->nothing[i][kind];
}

bool
values_footer(const struct values *v, struct slice cell, char *scratch)
{
    cell = text_bare(cell, scratch);
    for (size_t i = 0; i < v->footers; i++)
        if (text_less_prefix(cell, v->footer[i]).n < cell.n)
            return true;
    return false;
}
