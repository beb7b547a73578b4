#include "roster/no_header.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "bytes/charset.h"

/* Adds what a cell may mean, if that is one of the two that every file must have and that is missing. */
static void
hint(struct no_header *n, const struct headers *headers, enum source source, struct slice cell)
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
    struct no_header this = {.known = row->known,
                             .line = line,
                             .has_id = row->has_id,
                             .has_name = row->has_name};

    if (row->known < n->known || (row->known == n->known && n->hints.text[0]))
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
    if (row->known > n->known || this.hints.text[0])
        *n = this;
}

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
no_header_refuse(const struct no_header *n, const struct headers *headers, enum source source,
                 const char *file, const char *tried)
{
    struct listed ids = known_names(headers, source, ITEM_ID);
    struct listed names = known_names(headers, source, ITEM_NAME);

    if (n->known == 0 && !n->hints.text[0])
        fail_at(REFUSED, file, 1,
                "no header in the first %d rows, read as %s; known for id: %s; for name: %s",
                HEADER_ROW_WITHIN, tried, ids.text, names.text);
    fail_at(REFUSED, file, n->line, "no column for %s; headers seen: %s; known for %s: %s%s%s%s",
            n->has_id ? "name" : "id", n->cells.text, n->has_id ? "name" : "id",
            n->has_id ? names.text : ids.text, n->hints.text[0] ? "; perhaps " : "", n->hints.text,
            n->hints.text[0] ? ": add it to columns.csv" : "");
}
