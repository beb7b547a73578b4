#include "sheet.h"

#include <stdlib.h>

#include "csv_row.h"
#include "fail.h"
#include "memory.h"
#include "text.h"

/* The header of a sheet is the row with most filled cells among so many: what stands above it are titles. */
enum { HEAD = 20 };

/* A row's cells, one behind the other in `text`. */
struct line {
    char *text;
    size_t used, room;
    struct {
        size_t from, n;
    } * cell;
    size_t cells, cell_room, filled;
};

struct sheet {
    struct output *out;
    struct account *account;
    const char *name;
    bool several;
    size_t row;       /* the number of the row that is being filled */
    bool begun;       /* a cell of it has come */
    size_t width;     /* of the widest row so far */
    struct line line; /* that row */
    struct line head[HEAD];
    size_t heads;       /* rows held back until the header is known: then HEAD_DONE */
    struct line header; /* of the first sheet */
    bool has_header, head_done;
    struct slice *cell; /* what csv_row takes */
    size_t cell_room;
};

struct sheet *
sheet_new(struct output *out, struct account *account, bool several)
{
    struct sheet *s = memory_new(1, sizeof *s);

    s->out = out;
    s->account = account;
    s->several = several;
    return s;
}

void
sheet_start(struct sheet *s, const char *name)
{
    s->name = name;
    s->row = 0;
    s->begun = false;
    s->heads = 0;
    s->head_done = !s->several;
}

static void
clear(struct line *l)
{
    l->used = l->cells = l->filled = 0;
}

static struct slice
cell_of(const struct line *l, size_t i)
{
    return i < l->cells ? (struct slice){l->text + l->cell[i].from, l->cell[i].n}
                        : (struct slice){"", 0};
}

/* Writes a row, filled up to the width of those before, so that a header is never wider than its rows. */
static void
write_line(struct sheet *s, const struct line *l)
{
    if (l->cells > s->width)
        s->width = l->cells;
    s->cell = memory_grow(s->cell, &s->cell_room, s->width + 1, sizeof *s->cell);
    for (size_t i = 0; i < s->width; i++)
        s->cell[i] = cell_of(l, i);
    if (s->width == 0)
        s->cell[0] = (struct slice){"", 0};
    csv_row(s->out, &(struct row){.cell = s->cell, .cells = s->width ? s->width : 1});
    s->account->read++;
    s->account->written++;
}

/* ---- headers ---- */

static size_t
widest(const struct sheet *s)
{
    size_t best = 0;

    for (size_t i = 1; i < s->heads; i++)
        if (s->head[i].filled > s->head[best].filled)
            best = i;
    return best;
}

static bool
is_same_header(const struct line *a, const struct line *b)
{
    size_t cells = a->cells > b->cells ? a->cells : b->cells;

    for (size_t i = 0; i < cells; i++) {
        struct slice one = cell_of(a, i), other = cell_of(b, i);
        char *scratch = memory_new(one.n + other.n + 1, 1);
        bool same = slice_is(text_squeeze(one, scratch), text_squeeze(other, scratch + one.n));

        free(scratch);
        if (!same)
            return false;
    }
    return true;
}

static void
copy(struct line *to, const struct line *from)
{
    clear(to);
    to->text = memory_grow(to->text, &to->room, from->used + 1, 1);
    if (from->used > 0)
        memcpy(to->text, from->text, from->used);
    to->used = from->used;
    to->cell = memory_grow(to->cell, &to->cell_room, from->cells + 1, sizeof *to->cell);
    if (from->cells > 0)
        memcpy(to->cell, from->cell, from->cells * sizeof *to->cell);
    to->cells = from->cells;
    to->filled = from->filled;
}

noreturn static void
refuse_header(const struct sheet *s)
{
    fail(REFUSED,
         "%s: sheet \"%s\" has another header than the first: hide it or take it out, or give each "
         "by "
         "itself with --sheet",
         s->account->input, s->name);
}

/* The rows held back are enough to know the header: those of the first sheet are written, of another only what
 * follows the header. */
static void
finish_head(struct sheet *s)
{
    size_t from = 0;

    s->head_done = true;
    if (s->heads == 0)
        return;
    if (!s->has_header)
        copy(&s->header, &s->head[widest(s)]);
    else {
        while (from < s->heads && !is_same_header(&s->header, &s->head[from]))
            from++;
        if (from++ == s->heads)
            refuse_header(s);
    }
    s->has_header = true;
    for (size_t i = from; i < s->heads; i++)
        write_line(s, &s->head[i]);
}

/* ---- rows ---- */

static void
end_line(struct sheet *s)
{
    if (!s->head_done) {
        copy(&s->head[s->heads++], &s->line);
        if (s->heads == HEAD)
            finish_head(s);
    } else
        write_line(s, &s->line);
    clear(&s->line);
    s->row++;
    s->begun = false;
}

void
sheet_cell(struct sheet *s, size_t row, size_t column, struct slice text)
{
    struct line *l = &s->line;

    if (row >= SHEET_ROWS || column >= SHEET_COLUMNS)
        fail(REFUSED, "%s: sheet \"%s\", row %zu: beyond the last cell that a sheet can have",
             s->account->input, s->name, row + 1);
    if (row < s->row)
        fail(REFUSED, "%s: sheet \"%s\", row %zu: comes again: save the workbook anew in WPS",
             s->account->input, s->name, row + 1);
    while (s->row < row)
        end_line(s);
    s->begun = true;
    l->cell = memory_grow(l->cell, &l->cell_room, column + 1, sizeof *l->cell);
    for (; l->cells <= column; l->cells++)
        l->cell[l->cells].n = l->cell[l->cells].from = 0;
    l->text = memory_grow(l->text, &l->room, l->used + text.n + 1, 1);
    memcpy(l->text + l->used, text.p, text.n);
    l->cell[column].from = l->used;
    l->cell[column].n = text.n;
    l->used += text.n;
    l->filled++;
}

void
sheet_end(struct sheet *s)
{
    if (s->begun)
        end_line(s);
    if (!s->head_done)
        finish_head(s);
}

void
sheet_progress(const struct sheet *s, int percent)
{
    progress(s->account, percent);
}

void
sheet_free(struct sheet *s)
{
    struct line *line[] = {&s->line, &s->header};

    for (size_t i = 0; i < 2 + HEAD; i++) {
        struct line *l = i < 2 ? line[i] : &s->head[i - 2];

        free(l->text);
        free(l->cell);
    }
    free(s->cell);
    free(s);
}
