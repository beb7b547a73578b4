#include "workbook/sheet_row.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

/* So far beyond its end a cell may be read. */
enum { SLACK = 32 };

void
sheet_row_clear(struct sheet_row *r)
{
    r->used = r->cells = 0;
}

bool
sheet_row_put(struct sheet_row *r, size_t column, struct slice text)
{
    bool first;

    r->cell = memory_grow(r->cell, &r->cell_room, column + 1, sizeof *r->cell);
    for (; r->cells <= column; r->cells++)
        r->cell[r->cells] = (struct sheet_row_cell){0, 0};
    first = r->cell[column].n == 0;
    r->text = memory_grow(r->text, &r->room, r->used + text.n + SLACK, 1);
    memcpy(r->text + r->used, text.p, text.n);
    r->text[r->used + text.n] = '\0'; /* no two cells look as if a comma stood between them */
    r->cell[column] = (struct sheet_row_cell){r->used, text.n};
    r->used += text.n + 1;
    return first;
}

static struct slice
cell_of(const struct sheet_row *r, size_t i)
{
    return i < r->cells && r->cell[i].n > 0
               ? (struct slice){r->text + r->cell[i].from, r->cell[i].n}
               : SLICE("");
}

struct row
sheet_row_view(struct sheet_row *r, size_t cells)
{
    if (cells < r->cells)
        cells = r->cells;
    r->slice = memory_grow(r->slice, &r->slice_room, cells + 1, sizeof *r->slice);
    for (size_t i = 0; i < cells; i++)
        r->slice[i] = cell_of(r, i);
    return (struct row){.cell = r->slice, .cells = cells};
}

size_t
sheet_row_filled(const struct sheet_row *r)
{
    size_t filled = 0;

    for (size_t i = 0; i < r->cells; i++)
        filled += !text_is_blank(cell_of(r, i));
    return filled;
}

bool
sheet_row_same(const struct sheet_row *a, const struct sheet_row *b)
{
    size_t cells = a->cells > b->cells ? a->cells : b->cells;
    char *scratch = memory_new(a->used + b->used + 1, 1);
    bool same = true;

    for (size_t i = 0; same && i < cells; i++) {
        struct slice one = text_squeeze(cell_of(a, i), scratch);

        same = slice_is(one, text_squeeze(cell_of(b, i), scratch + a->used));
    }
    free(scratch);
    return same;
}

void
sheet_row_copy(struct sheet_row *to, const struct sheet_row *from)
{
    sheet_row_clear(to);
    for (size_t i = 0; i < from->cells; i++)
        sheet_row_put(to, i, cell_of(from, i));
}

void
sheet_row_free(struct sheet_row *r)
{
    free(r->text);
    free(r->cell);
    free(r->slice);
}
