#include "roster/missing.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "roster/sketch.h"

enum { ROWS_SHOWN = 3, CELLS_SHOWN = 12 };

void
missing_list(char text[MISSING_LISTED], struct slice item)
{
    size_t used = strlen(text);

    if (used + item.n + 8 < MISSING_LISTED)
        snprintf(text + used, MISSING_LISTED - used, "%s%.*s", used ? ", " : "", (int)item.n,
                 item.p);
}

/* ---- what rows look like ---- */

static void
keep_better(struct missing *m)
{
    if (m->look.sense > m->best.sense)
        m->best = m->look;
}

void
missing_start(struct missing *m)
{
    keep_better(m);
    m->look = (struct missing_look){0};
}

__attribute__((format(printf, 2, 3))) static void
add(struct missing_look *look, const char *format, ...)
{
    size_t used = strlen(look->text);
    va_list values;

    va_start(values, format);
    vsnprintf(look->text + used, sizeof look->text - used, format, values);
    va_end(values);
}

/* A known header as the table has it, another cell by what it is made of. */
static void
look_at_cell(struct missing_look *look, const struct headers *headers, enum source source,
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
look_at_row(struct missing_look *look, const struct headers *headers, enum source source,
            const struct row *row)
{
    size_t cells = row->cells;

    while (cells > 0 && text_is_blank(row->cell[cells - 1]))
        cells--;
    if (cells == 0 || look->rows == ROWS_SHOWN)
        return;
    look->rows++;
    add(look, "; line %" PRIu64 ": ", row->line);
    for (size_t i = 0; i < cells && i < CELLS_SHOWN; i++) {
        add(look, "%s", i > 0 ? ", " : "");
        look_at_cell(look, headers, source, row->cell[i]);
    }
    if (cells > CELLS_SHOWN)
        add(look, ", %zu more", cells - CELLS_SHOWN);
}

/* ---- the row that comes nearest to a header ---- */

/* Adds what a cell may mean, if that is one of the two that every file must have and that is missing. */
static void
hint(struct missing *m, const struct headers *headers, enum source source, struct slice cell)
{
    char *scratch = memory_new(cell.n + 1, 1), text[MISSING_LISTED];
    int64_t near = headers_near(headers, source, cell, scratch);
    int item = near < 0 ? -1 : headers->item[near][source];

    free(scratch);
    if ((item != ITEM_ID || m->has_id) && (item != ITEM_NAME || m->has_name))
        return;
    snprintf(text, sizeof text, "\"%.*s\" for %.*s", (int)cell.n, cell.p,
             (int)headers->as_written.text[near].n, headers->as_written.text[near].p);
    missing_list(m->hints, slice_of(text));
    if (m->known == 0)
        missing_list(m->cells, cell);
}

/* Lists the cells of a row, and what they may mean. */
static void
list_cells(struct missing *m, const struct headers *headers, enum source source,
           const struct row *row)
{
    m->cells[0] = m->hints[0] = '\0';
    for (size_t i = 0; i < row->cells; i++) {
        char *scratch = memory_new(row->cell[i].n + 1, 1);
        struct slice cell = text_tidy(row->cell[i], scratch);

        if (cell.n > 0 && utf8_valid(cell)) {
            if (m->known > 0)
                missing_list(m->cells, cell);
            hint(m, headers, source, cell);
        }
        free(scratch);
    }
}

void
missing_note(struct missing *m, const struct headers *headers, enum source source,
             const struct row *row, size_t known, bool has_id, bool has_name)
{
    static struct missing this;

    look_at_row(&m->look, headers, source, row);
    if (known < m->known || (known == m->known && m->hints[0]))
        return;
    this = *m;
    this.known = known;
    this.line = row->line;
    this.has_id = has_id;
    this.has_name = has_name;
    list_cells(&this, headers, source, row);
    if (known > m->known || this.hints[0])
        *m = this;
}

/* ---- the message ---- */

static void
list_known(const struct headers *headers, enum source source, enum item item,
           char text[MISSING_LISTED])
{
    for (size_t i = 0; i < headers->name.count; i++) {
        struct slice name = headers_known(headers, i, source, item);

        if (name.n > 0)
            missing_list(text, name);
    }
}

noreturn void
missing_refuse(struct missing *m, const struct headers *headers, enum source source,
               const char *file, const char *tried)
{
    char ids[MISSING_LISTED] = "", names[MISSING_LISTED] = "";

    list_known(headers, source, ITEM_ID, ids);
    list_known(headers, source, ITEM_NAME, names);
    keep_better(m);
    if (m->known == 0 && !m->hints[0])
        fail_at(REFUSED, file, 1,
                "no header in the first %d rows, read as %s%s; known for id: %s; for name: %s",
                ROSTER_HEADER_WITHIN, tried,
                m->best.rows ? m->best.text : "; nothing but blanks in them", ids, names);
    fail_at(REFUSED, file, m->line, "no column for %s; headers seen: %s; known for %s: %s%s%s%s",
            m->has_id ? "name" : "id", m->cells, m->has_id ? "name" : "id", m->has_id ? names : ids,
            m->hints[0] ? "; perhaps " : "", m->hints,
            m->hints[0] ? ": add it to columns.csv" : "");
}
