#include "workbook/sheet.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/progress.h"
#include "csv/csv_row.h"
#include "workbook/sheet_row.h"

struct sheet {
    struct output *out;
    struct account *account;
    const struct sheet_header *header;
    const char *name;
    size_t row;              /* the number of the row that is being filled */
    bool begun;              /* a cell of it has come */
    size_t width;            /* of the widest row so far */
    struct sheet_row filled; /* that row */
    struct sheet_row head[SHEET_HEAD];
    struct row *view;                     /* of them */
    size_t heads;                         /* rows held back until the header is known */
    bool head_done, head_filled;          /* some row of them has more than blanks */
    struct sheet_row first[SHEET_HEADER]; /* the header of the first sheet */
    size_t firsts;
    struct sheet_noted note[SHEET_NOTES];
};

struct sheet *
sheet_new(struct output *out, struct account *account, const struct sheet_header *header)
{
    struct sheet *s = memory_new(1, sizeof *s);

    s->out = out;
    s->account = account;
    s->header = header;
    s->view = memory_new(SHEET_HEAD, sizeof *s->view);
    return s;
}

void
sheet_start(struct sheet *s, const char *name)
{
    s->name = name;
    s->row = 0;
    s->begun = false;
    s->heads = 0;
    s->head_done = !s->header;
    s->head_filled = false;
}

/* Writes a row, filled up to the width of those before, so that a header is never wider than its
 * rows. */
static void
write_row(struct sheet *s, struct sheet_row *r)
{
    struct row view = sheet_row_view(r, s->width > 0 ? s->width : 1);

    if (r->cells > s->width)
        s->width = r->cells;
    csv_row(s->out, &view);
    s->account->read++;
    s->account->written++;
}

/* ---- headers ---- */

/* Where the rows held back have their header, which has so many rows; *told if the caller's eye saw
 * it. */
static size_t
find_header(struct sheet *s, size_t *rows, bool *told)
{
    struct row *view = s->view;
    size_t best = 0;

    for (size_t i = 0; i < s->heads; i++) {
        view[i] = sheet_row_view(&s->head[i], 0);
        view[i].line = i + 1;
    }
    *told = true;
    for (size_t i = 0; i < s->heads; i++)
        if ((*rows = s->header->rows(s->header->context, view + i, s->heads - i)) > 0)
            return i;
    *told = false;
    *rows = 1;
    for (size_t i = 1; i < s->heads; i++)
        if (sheet_row_filled(&s->head[i]) > sheet_row_filled(&s->head[best]))
            best = i;
    return best;
}

static void
compare_header(const struct sheet *s, size_t at, size_t rows)
{
    bool same = rows == s->firsts;

    for (size_t i = 0; same && i < rows; i++)
        same = sheet_row_same(&s->first[i], &s->head[at + i]);
    if (!same)
        fail(REFUSED,
             "%s: sheet \"%s\" has another header than the first: hide it or take it out, or give "
             "each by itself with --sheet",
             s->account->input, s->name);
}

/* What stands above a header that comes again: titles are left out, but never what may be a
 * person. */
static void
settle_above(struct sheet *s, size_t at, bool told)
{
    size_t header = sheet_row_filled(&s->head[at]);

    for (size_t i = 0; i < at; i++) {
        size_t filled = sheet_row_filled(&s->head[i]);

        if (filled == 0)
            continue;
        if (filled < header && (told || filled == 1)) {
            sheet_note(s, SHEET_ABOVE_LEFT, i);
            continue;
        }
        sheet_note(s, SHEET_ABOVE_TAKEN, i);
        write_row(s, &s->head[i]);
    }
}

/* The rows held back are enough to know the header: those of the first sheet are written, of
 * another only what is not header or title. */
static void
finish_head(struct sheet *s)
{
    bool told;
    size_t rows, at = find_header(s, &rows, &told), from = 0;

    s->head_done = true;
    if (s->firsts == 0) {
        for (size_t i = 0; i < rows; i++)
            sheet_row_copy(&s->first[i], &s->head[at + i]);
        s->firsts = rows;
    } else {
        compare_header(s, at, rows);
        settle_above(s, at, told);
        from = at + rows;
    }
    for (size_t i = from; i < s->heads; i++)
        write_row(s, &s->head[i]);
}

/* Holds back a row. Blank rows alone do not tell a header, however many: perhaps nothing
 * follows. */
static void
hold_back(struct sheet *s)
{
    bool blank = sheet_row_filled(&s->filled) == 0;

    s->head_filled |= !blank;
    if (s->heads < SHEET_HEAD)
        sheet_row_copy(&s->head[s->heads++], &s->filled);
    else if (!blank)
        fail(REFUSED,
             "%s: sheet \"%s\" has nothing in its first %d rows: delete them, or take it by itself "
             "with --sheet",
             s->account->input, s->name, SHEET_HEAD);
    if (s->heads == SHEET_HEAD && s->head_filled)
        finish_head(s);
}

/* ---- rows ---- */

static void
end_row(struct sheet *s)
{
    if (s->head_done)
        write_row(s, &s->filled);
    else
        hold_back(s);
    sheet_row_clear(&s->filled);
    s->row++;
    s->begun = false;
}

void
sheet_cell(struct sheet *s, size_t row, size_t column, struct slice text)
{
    if (row >= SHEET_ROWS || column >= SHEET_COLUMNS)
        fail(REFUSED, "%s: sheet \"%s\", row %zu: beyond the last cell that a sheet can have",
             s->account->input, s->name, row + 1);
    if (row < s->row)
        fail(REFUSED, "%s: sheet \"%s\", row %zu: comes again: save the workbook anew in WPS",
             s->account->input, s->name, row + 1);
    while (s->row < row)
        end_row(s);
    s->begun = true;
    if (!sheet_row_put(&s->filled, column, text))
        sheet_note(s, SHEET_CELL_AGAIN, row);
}

void
sheet_end(struct sheet *s)
{
    if (s->begun)
        end_row(s);
    if (!s->head_done && s->head_filled)
        finish_head(s);
}

/* ---- notes ---- */

void
sheet_note(struct sheet *s, enum sheet_note note, size_t row)
{
    if (s->note[note].count++ == 0) {
        s->note[note].sheet = s->name;
        s->note[note].row = row;
    }
}

struct sheet_noted
sheet_noted(const struct sheet *s, enum sheet_note note)
{
    return s->note[note];
}

void
sheet_progress(const struct sheet *s, int percent)
{
    progress_show(s->account->input, s->account->read, percent);
}

void
sheet_free(struct sheet *s)
{
    sheet_row_free(&s->filled);
    for (size_t i = 0; i < SHEET_HEAD; i++)
        sheet_row_free(&s->head[i]);
    for (size_t i = 0; i < SHEET_HEADER; i++)
        sheet_row_free(&s->first[i]);
    free(s->view);
    free(s);
}
