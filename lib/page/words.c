#include "page/words.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shipped.h"
#include "bytes/input.h"
#include "bytes/output.h"
#include "csv/table.h"

enum { KEY_TEXT = 128, UNIT_TEXT = 24, PATH = 4096, BLOCK = 4096 };

/* A table whose first column is a name, and what its other columns are called as keys. */
struct source {
    const char *table;
    const char *columns[TABLE_COLUMNS + 1];
    const char *groups[TABLE_COLUMNS]; /* NULL: the column is not wanted; "": the name is the key */
};

static const struct source sources[] = {
    {"report", {"key", "text", NULL}, {NULL, ""}},
    {"indicators",
     {"indicator", "unit", "gap_unit", "title", "short", "parts", NULL},
     {NULL, "unit", "gap_unit", "title", "short", "parts"}},
    {"reasons", {"reason", "meaning", "action", NULL}, {NULL, "reason", NULL}},
};

/* GROUP.NAME, or the name alone; false where that is too long for a key. */
static bool
key_of(char key[KEY_TEXT], const char *group, struct slice name, struct slice *made)
{
    int n = snprintf(key, KEY_TEXT, "%s%s%.*s", group, group[0] ? "." : "", (int)name.n, name.p);

    *made = (struct slice){key, (size_t)n};
    return n < KEY_TEXT;
}

static void
put_text(struct words *w, const struct table *t, size_t row, const char *group, struct slice text)
{
    char buffer[KEY_TEXT];
    struct slice key;
    size_t at = w->keys.count;

    if (!key_of(buffer, group, t->row[row][0], &key))
        table_refuse_cell(t, row, 0, "is too long for a name");
    if (strstr(group, "unit") && text.n > UNIT_TEXT)
        table_refuse_cell(t, row, 0, "has a unit of more than 24 bytes");
    if (dict_put(&w->keys, key) != at)
        table_refuse_cell(t, row, 0, "is there twice");
    w->text = memory_grow(w->text, &w->room, at + 1, sizeof *w->text);
    w->text[at] = text;
}

void
words_read(struct words *w, const char *dir)
{
    *w = (struct words){.dir = dir ? dir : shipped_path(".")};
    if (!w->dir)
        fail(MISUSED, "the shipped words are not beside this filter: name them with --words DIR");
    for (size_t s = 0; s < sizeof sources / sizeof sources[0]; s++) {
        struct table t;

        table_read(&t, w->dir, sources[s].table, sources[s].columns);
        for (size_t row = 0; row < t.rows; row++)
            for (size_t c = 1; sources[s].columns[c]; c++)
                if (sources[s].groups[c] && t.row[row][c].n > 0)
                    put_text(w, &t, row, sources[s].groups[c], t.row[row][c]);
        table_close(&t);
    }
}

struct slice
words_find(const void *words, struct slice key)
{
    const struct words *w = words;
    int64_t at = dict_find(&w->keys, key);

    if (at < 0)
        fail(MISUSED, "%s: no table there has words for \"%.*s\": take the shipped ones as a model",
             w->dir, (int)key.n, key.p);
    return w->text[at];
}

struct slice
words_name(const struct words *w, const char *group, struct slice name)
{
    char buffer[KEY_TEXT];
    struct slice key;
    int64_t at = key_of(buffer, group, name, &key) ? dict_find(&w->keys, key) : -1;

    return at < 0 ? name : w->text[at];
}

void
words_style(const struct words *w, struct output *out)
{
    char path[PATH];
    struct input *in;
    size_t n;

    snprintf(path, sizeof path, "%s/report.css", w->dir);
    in = input_open(path);
    while ((n = input_read(in, output_room(out, BLOCK), BLOCK)) > 0)
        out->length += n;
    input_close(in);
}
