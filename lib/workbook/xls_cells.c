#include "workbook/xls_cells.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "workbook/little.h"
#include "workbook/xls_cell.h"

enum { ROW_OPTIONS = 12, HIDDEN_ROW = 0x20 };

/* Where the records with cells stand, where they must be sorted. */
struct order {
    struct record_place {
        uint32_t row, at;
    } * place;
    size_t places, room;
};

struct reading {
    struct xls_place at;
    uint64_t start, end; /* end: behind the last record */
};

/* The next record of the sheet itself, not of a chart in it; false at the sheet's end, and where
 * there is none. */
static bool
next_own(struct biff *b, struct biff_record *record)
{
    for (size_t depth = 0; biff_next(b, record);) {
        if (record->id == BIFF_BOF)
            depth++;
        else if (depth == 0)
            return record->id != BIFF_EOF;
        else if (record->id == BIFF_EOF)
            depth--;
    }
    record->id = 0;
    return false;
}

noreturn static void
refuse(const struct reading *r)
{
    fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", r->at.file);
}

static void
start(const struct reading *r)
{
    struct biff_record record;

    biff_seek(r->at.book->biff, r->start);
    if (!biff_next(r->at.book->biff, &record) || record.id != BIFF_BOF)
        refuse(r);
}

/* Goes through the sheet once, to its end, and returns whether its rows come in order. */
static bool
survey(struct reading *r)
{
    struct xls_place *at = &r->at;
    struct biff_record record;
    size_t row = 0;
    bool in_order = true;

    start(r);
    while (next_own(at->book->biff, &record)) {
        if (record.id == BIFF_ROW && record.n > ROW_OPTIONS && record.p[ROW_OPTIONS] & HIDDEN_ROW)
            sheet_note(at->to, SHEET_HIDDEN_ROW, little_u16(record.p));
        if (!xls_cell_is(record.id) || record.n < 2)
            continue;
        at->computed |= xls_cell_is_computed(&record);
        in_order &= little_u16(record.p) >= row;
        row = little_u16(record.p);
    }
    if (record.id != BIFF_EOF)
        refuse(r);
    r->end = biff_at(at->book->biff);
    return in_order;
}

static int
compare(const void *a, const void *b)
{
    const struct record_place *one = a, *other = b;

    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->at > other->at) - (one->at < other->at);
}

static struct order
sorted(struct reading *r)
{
    struct order o = {0};
    struct biff_record record;

    start(r);
    while (next_own(r->at.book->biff, &record))
        if (xls_cell_is(record.id) && record.n >= 2) {
            o.place = memory_grow(o.place, &o.room, o.places + 1, sizeof *o.place);
            o.place[o.places++] = (struct record_place){little_u16(record.p), (uint32_t)record.at};
        }
    if (o.places > 0)
        qsort(o.place, o.places, sizeof *o.place, compare);
    return o;
}

/* ---- the sheet ---- */

static void
show_progress(const struct reading *r, uint64_t done, uint64_t all)
{
    sheet_progress(r->at.to, (int)(done * 100 / all));
}

static void
give_in_order(struct reading *r)
{
    struct biff *b = r->at.book->biff;
    struct biff_record record;
    size_t row = SIZE_MAX;

    start(r);
    while (next_own(b, &record)) {
        if (!xls_cell_is(record.id))
            continue;
        xls_cell_give(&r->at, &record);
        if (r->at.row != row)
            show_progress(r, biff_at(b) - r->start, r->end - r->start);
        row = r->at.row;
    }
}

static void
give_sorted(struct reading *r)
{
    struct order o = sorted(r);
    struct biff_record record;

    for (size_t i = 0; i < o.places; i++) {
        biff_seek(r->at.book->biff, o.place[i].at);
        if (biff_next(r->at.book->biff, &record))
            xls_cell_give(&r->at, &record);
        show_progress(r, i, o.places);
    }
    free(o.place);
}

void
xls_cells_read(struct xls_book *book, const struct xls_listed *listed, const char *file,
               uint64_t *left, struct sheet *to)
{
    struct reading r = {.at = {.book = book, .file = file, .sheet = listed->name, .to = to},
                        .start = listed->at};
    bool in_order;

    sheet_start(to, listed->name);
    in_order = survey(&r);
    if (r.end - r.start > *left)
        refuse(&r);
    *left -= r.end - r.start;
    if (in_order)
        give_in_order(&r);
    else
        give_sorted(&r);
    sheet_end(to);
}
