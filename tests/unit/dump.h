/* Rows as text, one a line, so that two readings can be compared. Include caught.h before it. */
#ifndef CANBAO_DUMP_H
#define CANBAO_DUMP_H

#include "base/memory.h"
#include "base/text.h"
#include "csv/rows.h"
#include "feed.h"

struct dump {
    char *text;
    size_t n, room;
};

static inline void
dump_add(struct dump *d, struct slice s)
{
    d->text = memory_grow(d->text, &d->room, d->n + s.n + 1, 1);
    if (s.n > 0)
        memcpy(d->text + d->n, s.p, s.n);
    d->n += s.n;
}

static inline void __attribute__((format(printf, 2, 3)))
dump_format(struct dump *d, const char *format, ...)
{
    char text[256];
    va_list values;

    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    dump_add(d, slice_of(text));
}

static inline void
dump_row(struct dump *d, const struct row *row)
{
    dump_format(d, "%" PRIu64 ": fault %d of %zu:", row->line, (int)row->fault,
                row->fault ? row->fault_cell : 0);
    for (size_t i = 0; i < row->cells; i++) {
        dump_format(d, " %zu[", row->cell[i].n);
        dump_add(d, row->cell[i]);
        dump_add(d, SLICE("]"));
    }
    dump_add(d, SLICE("\n"));
}

static inline bool
dump_is(const struct dump *a, const struct dump *b)
{
    return a->n == b->n && (a->n == 0 || memcmp(a->text, b->text, a->n) == 0);
}

struct dump_reading {
    struct rows *rows;
    enum encoding encoding;
    struct dump dump;
    bool odd_is_right;
};

static inline void
dump_read(void *context)
{
    struct dump_reading *r = context;
    struct row row;

    r->rows = rows_open("-", REFUSED, NULL, NULL);
    if (r->encoding != ENCODING_OPEN)
        rows_restart(r->rows, r->encoding, ',');
    while (rows_next(r->rows, &row)) {
        for (size_t i = 0; i < row.cells && !row.odd; i++)
            r->odd_is_right &= !text_may_be_untidy(row.cell[i]);
        dump_row(&r->dump, &row);
    }
}

/* All rows of the bytes, read in such pieces, in that encoding (ENCODING_OPEN: let it be found
 * out), by libcsv alone or not; the failure that ends them is the last line. *odd_is_right: no row
 * that was said to need no tidying needs it. */
static inline struct dump
dump_rows(struct slice bytes, size_t piece, enum encoding encoding, bool libcsv, bool *odd_is_right)
{
    struct dump_reading r = {.encoding = encoding, .odd_is_right = true};
    struct feed feed;

    rows_use_libcsv(libcsv);
    feed_start(&feed, bytes, piece);
    if (caught(dump_read, &r) != DONE)
        dump_format(&r.dump, "%s\n", catching.text);
    rows_close(r.rows);
    feed_end(&feed);
    rows_use_libcsv(false);
    *odd_is_right = r.odd_is_right;
    return r.dump;
}

#endif
