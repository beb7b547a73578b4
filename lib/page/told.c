#include "page/told.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shown.h"
#include "base/text.h"
#include "roster/tally.h"

enum { FINGERPRINT = 32 };

/* A hash may look like a number that is to be masked, and is none. */
static bool
is_fingerprint(struct slice s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789abcdef", s.p[i]))
            return false;
    return s.n == FINGERPRINT;
}

static struct slice
kept(struct slice s)
{
    char *copy = memory_keep(s.n + 1);

    if (!is_fingerprint(s))
        return shown_text(s, copy);
    memcpy(copy, s.p, s.n);
    return (struct slice){copy, s.n};
}

void
told_rows_read(struct told_rows *t, struct reader *r, const char *const *columns)
{
    size_t column[TOLD_CELLS], count = 0;

    for (; columns[count]; count++)
        column[count] = reader_need(r, columns[count]);
    *t = (struct told_rows){.count = 0};
    while (reader_next(r)) {
        t->row = memory_grow(t->row, &t->room, t->count + 1, sizeof *t->row);
        for (size_t i = 0; i < count; i++)
            t->row[t->count][i] = kept(reader_field(r, column[i]));
        t->count++;
        r->accounts[r->file].written++;
    }
}

/* What follows the last slash. */
static struct slice
base_name(struct slice path)
{
    const char *slash = path.n ? memrchr(path.p, '/', path.n) : NULL;

    return slash ? text_behind(path, (size_t)(slash - path.p) + 1) : path;
}

static void
take_line(struct told_rejects *t, const char *path, uint64_t number, struct slice line)
{
    struct slice rest = line, file;
    struct tally tally = {.file = ""};
    size_t at, known = t->files.count;

    if (!text_part(&rest, '\t', &file) || !tally_add_line(&tally, line))
        fail_at(REFUSED, path, number, "no line of a tally: give what normalize --tally wrote");
    at = dict_put(&t->files, kept(base_name(file)));
    t->file = memory_grow(t->file, &t->room, at + 1, sizeof *t->file);
    if (at == known)
        memset(t->file[at], 0, sizeof t->file[at]);
    t->file[at][REASON_NONE] += tally.read;
    for (int i = REASON_NONE + 1; i < REASONS; i++)
        t->file[at][i] += tally.rejected[i];
    tally_free(&tally);
}

void
told_rejects_read(struct told_rejects *t, const char *path)
{
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;

    if (!f)
        fail_system(path, "cannot open");
    *t = (struct told_rejects){.room = 0};
    for (uint64_t number = 1; (n = getline(&line, &room, f)) > 0; number++) {
        n -= line[n - 1] == '\n';
        take_line(t, path, number, (struct slice){line, (size_t)n});
    }
    if (ferror(f))
        fail_system(path, "cannot read");
    free(line);
    fclose(f);
}

void
told_merged_read(struct told_merged *t, struct reader *r)
{
    size_t tags = reader_need(r, "tags");

    *t = (struct told_merged){0};
    while (reader_next(r)) {
        struct slice list = reader_field(r, tags), tag;

        while (text_part(&list, ',', &tag)) {
            t->name_conflict += slice_is(tag, SLICE("name_conflict"));
            t->double_resident += slice_is(tag, SLICE("double_resident"));
        }
        t->records++;
        r->accounts[r->file].written++;
    }
}
