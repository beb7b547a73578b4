#include "roster/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "bytes/private_file.h"
#include "bytes/utf8.h"
#include "csv/csv_row.h"
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
    private_file_directory(dir);
    j->path = rejects_path(dir, input);
    if (unlink(j->path) < 0 && errno != ENOENT)
        fail_system(j->path, "cannot remove what an earlier run left");
}

/* The text with U+FFFD for what is not UTF-8 in it. */
static struct slice
mend(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        size_t n = utf8_valid_prefix(s);

        end = output_copy(end, (struct slice){s.p, n});
        s = text_behind(s, n);
        if (s.n > 0) {
            end = output_copy(end, replacement);
            s = text_behind(s, 1);
        }
    }
    return (struct slice){to, (size_t)(end - to)};
}

static void
put_cell(struct rejects *j, struct slice cell)
{
    if (!utf8_valid(cell)) {
        j->mended = memory_grow(j->mended, &j->room, cell.n * replacement.n, 1);
        cell = mend(cell, j->mended);
    }
    csv_row_cell(&j->out, cell);
}

static void
make_file(struct rejects *j, const struct roster *r)
{
    private_file_start(&j->out, j->path);
    j->open = true;
    output_text(&j->out, "\xef\xbb\xbf");
    for (size_t i = 0; i < r->width; i++) {
        put_cell(j, r->header[i]);
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
            put_cell(j, row->cell[i]);
        output_text(&j->out, ",");
    }
    output_text(&j->out, reason_name(reason));
    output_text(&j->out, ",");
    if (column >= 0 && (size_t)column < r->width)
        put_cell(j, r->header[column]);
    output_text(&j->out, ",");
    output_end(&j->out, whole_print(output_room(&j->out, AMOUNT_TEXT), (int64_t)row->line));
    for (size_t i = r->width; i < row->cells && reason <= REASON_WIDTH; i++) {
        output_text(&j->out, ",");
        put_cell(j, row->cell[i]);
    }
    output_text(&j->out, "\r\n");
}

void
rejects_close(struct rejects *j)
{
    if (j->open)
        output_close(&j->out);
    free(j->mended);
    free(j->path);
    j->mended = j->path = NULL;
    j->open = false;
}
