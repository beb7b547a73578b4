#include "values.h"

#include "memory.h"
#include "table.h"
#include "text.h"

enum { STATUS, SOURCE, TEXTS };

static const char *const columns[] = {"status", "source", "texts", NULL};

/* The number of a status in a source that has statuses, or -1. */
static int
status_parse(struct slice s, int source)
{
    int tag = tag_parse(s), standing = s.n ? standing_parse(s) : -1;

    switch (source) {
    case SOURCE_REGISTRY:
        return tag == TAG_REGISTRY || tag == TAG_DECEASED || tag == TAG_MOVED_OUT ? tag : -1;
    case SOURCE_RESIDENT:
    case SOURCE_EMPLOYEE:
    case SOURCE_FLEXIBLE:
        return standing;
    case SOURCE_ENTERPRISE:
        return standing == STANDING_ACTIVE || standing == STANDING_ENDED ? standing : -1;
    default:
        return -1;
    }
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
read_meaning(struct values *v, const struct table *t, size_t row, struct slice source)
{
    struct slice list = t->row[row][TEXTS], word;
    bool category = slice_is(source, SLICE("category"));
    int s = category ? 0 : source_parse(source), meaning;

    if (s < 0)
        table_refuse(t, row, "source \"%.*s\" is unknown", (int)source.n, source.p);
    meaning = category ? tag_parse(t->row[row][STATUS]) : status_parse(t->row[row][STATUS], s);
    if (meaning < 0)
        table_refuse_cell(t, row, STATUS, category ? "is no tag" : "is no status of this source");
    while (text_part(&list, '|', &word)) {
        size_t i;

        if (word.n == 0)
            table_refuse_cell(t, row, TEXTS, "a text is empty");
        i = dict_put(&v->text, word);
        claim(t, row, word, category ? &v->category[i] : &v->status[i][s], meaning);
    }
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
    memset(v->status, -1, words * sizeof *v->status);
    memset(v->category, -1, words * sizeof *v->category);
    for (size_t row = 0; row < t.rows; row++) {
        struct slice sources = t.row[row][SOURCE], source;

        while (text_part(&sources, ',', &source))
            read_meaning(v, &t, row, source);
    }
    table_close(&t);
}

int
values_status(const struct values *v, enum source source, struct slice cell)
{
    int64_t i;

    if (cell.n == 0)
        return source == SOURCE_REGISTRY ? TAG_REGISTRY : -1;
    i = dict_find(&v->text, cell);
    return i < 0 ? -1 : v->status[i][source];
}

int
values_category(const struct values *v, struct slice cell)
{
    int64_t i = dict_find(&v->text, cell);

    return i < 0 ? -1 : v->category[i];
}
