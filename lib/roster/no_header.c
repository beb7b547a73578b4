#include "roster/no_header.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "bytes/utf8.h"
#include "roster/sketch.h"

enum { ROWS_SHOWN = 3, CELLS_SHOWN = 12 };

/* ---- what rows look like ---- */

static void
keep_better(struct no_header *n)
{
    if (n->look.sense > n->best.sense)
        n->best = n->look;
}

void
no_header_start(struct no_header *n)
{
    keep_better(n);
    n->look = (struct no_header_look){0};
}

__attribute__((format(printf, 2, 3))) static void
add(struct no_header_look *look, const char *format, ...)
{
    size_t used = strlen(look->text);
    va_list values;

    va_start(values, format);
    vsnprintf(look->text + used, sizeof look->text - used, format, values);
    va_end(values);
}

/* A known header as the table has it, another cell by what it is made of. */
static void
look_at_cell(struct no_header_look *look, const struct headers *headers, enum source source,
             struct slice raw)
{
    char *scratch, made_of[SKETCH_TEXT];
    struct slice cell, shown;
    int64_t near = -1;

    if (!utf8_valid(raw)) {
        add(look, "bytes");
        look->sense++;
        return;
    }
    look->sense += 2;
    scratch = memory_new(2 * raw.n + 2, 1);
    cell = text_tidy(raw, scratch);
    near = headers_near(headers, source, cell, scratch + raw.n + 1);
    shown = near >= 0 ? headers->as_written.text[near] : sketch_cell(cell, made_of);
    add(look, "%s%.*s", near >= 0 ? "like " : "", (int)shown.n, shown.p);
    free(scratch);
}

static void
look_at_row(struct no_header_look *look, const struct headers *headers, enum source source,
            const struct header_row *row, uint64_t line)
{
    size_t cells = row->cells;

    while (cells > 0 && text_is_blank(row->cell[cells - 1]))
        cells--;
    if (cells == 0 || look->rows == ROWS_SHOWN)
        return;
    look->rows++;
    add(look, "; line %" PRIu64 ": ", line);
    for (size_t i = 0; i < cells && i < CELLS_SHOWN; i++) {
        add(look, "%s", i > 0 ? ", " : "");
        look_at_cell(look, headers, source, row->cell[i]);
    }
    if (cells > CELLS_SHOWN)
        add(look, ", %zu more", cells - CELLS_SHOWN);
}

/* ---- the row that comes nearest to a header ---- */

/* Adds what a cell may mean, if that is one of the two that every file must have and that is
 * missing. */
static void
hint(struct no_header_row *n, const struct headers *headers, enum source source, struct slice cell)
{
    char *scratch = memory_new(cell.n + 1, 1), text[sizeof n->hints.text];
    int64_t near = headers_near(headers, source, cell, scratch);
    int item = near < 0 ? -1 : headers->item[near][source];

    free(scratch);
    if ((item != ITEM_ID || n->has_id) && (item != ITEM_NAME || n->has_name))
        return;
    snprintf(text, sizeof text, "\"%.*s\" for %.*s", (int)cell.n, cell.p,
             (int)headers->as_written.text[near].n, headers->as_written.text[near].p);
    listed_add(&n->hints, slice_of(text));
    if (n->known == 0)
        listed_add(&n->cells, cell);
}

void
no_header_note(struct no_header *n, const struct headers *headers, enum source source,
               const struct header_row *row, uint64_t line)
{
    struct no_header_row this = {.known = row->known,
                                 .line = line,
                                 .has_id = row->has_id,
                                 .has_name = row->has_name};

    look_at_row(&n->look, headers, source, row, line);
    if (row->known < n->nearest.known ||
        (row->known == n->nearest.known && n->nearest.hints.text[0]))
        return;
    for (size_t i = 0; i < row->cells; i++) {
        char *scratch = memory_new(row->cell[i].n + 1, 1);
        struct slice cell = text_tidy(row->cell[i], scratch);

        if (cell.n > 0 && utf8_valid(cell)) {
            if (row->known > 0)
                listed_add(&this.cells, cell);
            hint(&this, headers, source, cell);
        }
        free(scratch);
    }
    if (row->known > n->nearest.known || this.hints.text[0])
        n->nearest = this;
}

/* ---- the message ---- */

static struct listed
known_names(const struct headers *headers, enum source source, enum item item)
{
    struct listed names = {0};

    for (size_t i = 0; i < headers->name.count; i++) {
        struct slice name = headers_known(headers, i, source, item);

        if (name.n > 0)
            listed_add(&names, name);
    }
    return names;
}

noreturn void
no_header_refuse(struct no_header *n, const struct headers *headers, enum source source,
                 const char *file, const char *tried)
{
    struct listed ids = known_names(headers, source, ITEM_ID);
    struct listed names = known_names(headers, source, ITEM_NAME);
    const struct no_header_row *row = &n->nearest;

    keep_better(n);
    if (row->known == 0 && !row->hints.text[0])
        fail_at(REFUSED, file, 1,
                "no header in the first %d rows, read as %s%s; known for id: %s; for name: %s",
                HEADER_ROW_WITHIN, tried,
                n->best.rows ? n->best.text : "; nothing but blanks in them", ids.text, names.text);
    fail_at(REFUSED, file, row->line, "no column for %s; headers seen: %s; known for %s: %s%s%s%s",
            row->has_id ? "name" : "id", row->cells.text, row->has_id ? "name" : "id",
            row->has_id ? names.text : ids.text, row->hints.text[0] ? "; perhaps " : "",
            row->hints.text, row->hints.text[0] ? ": add it to columns.csv" : "");
}
