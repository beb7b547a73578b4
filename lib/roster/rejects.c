#include "roster/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "bytes/charset.h"
#include "bytes/private.h"
#include "values/amount.h"

static const struct slice replacement = {"\xef\xbf\xbd", 3}; /* U+FFFD */

char *
rejects_path(const char *dir, const char *input)
{
    const char *slash = strrchr(input, '/');
    struct slice base = slice_of(strcmp(input, "-") == 0 ? "stdin" : slash ? slash + 1 : input);
    char *path = memory_new(strlen(dir) + base.n + sizeof "/.rejects.csv", 1);

    base = text_less_suffix(text_less_suffix(base, SLICE(".gz")), SLICE(".csv"));
    sprintf(path, "%s/%.*s.rejects.csv", dir, (int)base.n, base.p);
    return path;
}

void
rejects_start(struct rejects *j, const char *dir, const char *input)
{
    *j = (struct rejects){0};
    if (!dir)
        return;
    private_directory(dir);
    j->path = rejects_path(dir, input);
    if (unlink(j->path) < 0 && errno != ENOENT)
        fail_system(j->path, "cannot remove what an earlier run left");
}

/* A cell's bytes; what is not UTF-8 in them becomes U+FFFD. */
static void
put_text(struct output *o, struct slice s)
{
    while (s.n > 0) {
        size_t n = utf8_valid_prefix(s);

        output_put(o, (struct slice){s.p, n});
        s = (struct slice){s.p + n, s.n - n};
        if (s.n > 0) {
            output_put(o, replacement);
            s = (struct slice){s.p + 1, s.n - 1};
        }
    }
}

static void
put_cell(struct output *o, struct slice s)
{
    bool quoted = false;

    for (size_t i = 0; i < s.n; i++)
        quoted |= s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    if (!quoted) {
        put_text(o, s);
        return;
    }
    output_text(o, "\"");
    for (struct slice part; text_part(&s, '"', &part);) {
        put_text(o, part);
        if (s.p)
            output_text(o, "\"\"");
    }
    output_text(o, "\"");
}

static void
make_file(struct rejects *j, const struct roster *r)
{
    private_file(&j->out, j->path);
    j->open = true;
    output_text(&j->out, "\xef\xbb\xbf");
    for (size_t i = 0; i < r->width; i++) {
        put_cell(&j->out, r->header[i]);
        output_text(&j->out, ",");
    }
    output_text(&j->out, "reject_reason,reject_column,reject_line\r\n");
}

/* Whether the cell holds another id of the row than the one at fault. */
static bool
is_other_id(const struct roster *r, size_t column, int id)
{
    for (size_t i = 0; id >= 0 && i < r->ids; i++)
        if (r->id[i] == (int)column)
            return (int)i != id;
    return false;
}

void
rejects_add(struct rejects *j, const struct roster *r, const struct row *row, enum reason reason,
            int column, int id)
{
    j->count[reason]++;
    if (!j->path)
        return;
    if (!j->open)
        make_file(j, r);
    for (size_t i = 0; i < r->width; i++) {
        if (i < row->cells && !is_other_id(r, i, id))
            put_cell(&j->out, row->cell[i]);
        output_text(&j->out, ",");
    }
    output_text(&j->out, reason_name(reason));
    output_text(&j->out, ",");
    if (column >= 0 && (size_t)column < r->width)
        put_cell(&j->out, r->header[column]);
    output_text(&j->out, ",");
    output_end(&j->out, whole_print(output_room(&j->out, AMOUNT_TEXT), (int64_t)row->line));
    for (size_t i = r->width; i < row->cells && reason <= REASON_WIDTH; i++) {
        output_text(&j->out, ",");
        put_cell(&j->out, row->cell[i]);
    }
    output_text(&j->out, "\r\n");
}

uint64_t
rejects_total(const struct rejects *j)
{
    uint64_t total = 0;

    for (int i = 0; i < REASONS; i++)
        total += j->count[i];
    return total;
}

void
rejects_close(struct rejects *j)
{
    if (j->open)
        output_close(&j->out);
    free(j->path);
    j->path = NULL;
    j->open = false;
}
