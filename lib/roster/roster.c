#include "roster/roster.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "policy/header_row.h"

enum { LISTED = 1024 };

static const char *const encoding_names[ENCODINGS] = {"UTF-8 (nothing but ASCII)", "UTF-8",
                                                      "GB18030", "UTF-16LE", "UTF-16BE"};

/* Which column says what; the reach ends with the last that is read. */
static void
place_columns(struct roster *r, const int *item)
{
    bool list = source_is_list(r->source);

    for (int i = 0; i < ITEMS; i++)
        r->column[i] = -1;
    r->ids = r->names = r->reach = 0;
    for (size_t i = 0; i < r->width; i++) {
        bool first = item[i] >= 0 && r->column[item[i]] < 0;

        if (first)
            r->column[item[i]] = (int)i;
        if (item[i] == ITEM_ID)
            r->id[r->ids++] = (int)i;
        else if (item[i] == ITEM_NAME)
            r->name[r->names++] = (int)i;
        if (first || (list && (item[i] == ITEM_ID || item[i] == ITEM_NAME)))
            r->reach = i + 1;
    }
}

static size_t
width_of(const struct row *row)
{
    size_t width = row->cells;

    while (width > 0 && text_is_blank(row->cell[width - 1]))
        width--;
    return width;
}

static struct slice
keep(struct slice cell)
{
    return (struct slice){memory_text(cell), cell.n};
}

static void
make_room_for_header(struct roster *r, size_t width)
{
    r->header = memory_resize(r->header, width, sizeof *r->header);
    r->id = memory_resize(r->id, width, sizeof *r->id);
    r->name = memory_resize(r->name, width, sizeof *r->name);
}

static void
take_header(struct roster *r, const struct row *row, const int *item)
{
    r->header_line = row->line;
    r->width = width_of(row);
    make_room_for_header(r, r->width);
    for (size_t i = 0; i < r->width; i++)
        r->header[i] = keep(row->cell[i]);
    place_columns(r, item);
}

/* The cells of the second row of a header that are not blank count instead of those above them. */
static void
take_second_row(struct roster *r, const struct headers *headers, const struct row *row)
{
    size_t width = width_of(row);
    struct header_row whole;

    width = width > r->width ? width : r->width;
    make_room_for_header(r, width);
    for (size_t i = r->width; i < width; i++)
        r->header[i] = keep(SLICE(""));
    r->width = width;
    for (size_t i = 0; i < row->cells && i < width; i++)
        if (!text_is_blank(row->cell[i])) {
            free((char *)(uintptr_t)r->header[i].p);
            r->header[i] = keep(row->cell[i]);
        }
    header_row_read(&whole, headers, r->source, r->header, width);
    place_columns(r, whole.item);
    header_row_free(&whole);
}

/* Looks at the row below the header: it goes on there, or is held as the first row of data. */
static void
look_below(struct roster *r, const struct headers *headers)
{
    struct header_row above, below;

    r->holds = rows_next(r->rows, &r->held);
    if (!r->holds || r->held.fault)
        return;
    header_row_read(&above, headers, r->source, r->header, r->width);
    header_row_read(&below, headers, r->source, r->held.cell, r->held.cells);
    if (header_row_goes_on(&above, &below)) {
        take_second_row(r, headers, &r->held);
        r->holds = false;
    }
    header_row_free(&above);
    header_row_free(&below);
}

/* The row among those looked at that says most, for the message where none is a header. Of rows that say
 * nothing at most the cells that come near are shown: the others may be people's. */
struct nearest {
    size_t known;
    uint64_t line;
    bool has_id, has_name;
    char cells[LISTED], hints[LISTED];
};

static void
list(char text[LISTED], struct slice item)
{
    size_t used = strlen(text);

    if (used + item.n + 8 < LISTED)
        snprintf(text + used, LISTED - used, "%s%.*s", used ? ", " : "", (int)item.n, item.p);
}

/* Adds what a cell may mean, if that is one of the two that every file must have and that is missing. */
static void
hint(struct nearest *n, const struct headers *headers, enum source source, struct slice cell)
{
    char *scratch = memory_new(cell.n + 1, 1), text[LISTED];
    int64_t near = headers_near(headers, source, cell, scratch);
    int item = near < 0 ? -1 : headers->item[near][source];

    free(scratch);
    if ((item != ITEM_ID || n->has_id) && (item != ITEM_NAME || n->has_name))
        return;
    snprintf(text, sizeof text, "\"%.*s\" for %.*s", (int)cell.n, cell.p,
             (int)headers->as_written.text[near].n, headers->as_written.text[near].p);
    list(n->hints, slice_of(text));
    if (n->known == 0)
        list(n->cells, cell);
}

static void
note_nearest(struct nearest *n, const struct roster *r, const struct headers *headers,
             const struct row *row, const struct header_row *h)
{
    struct nearest this = {.known = h->known,
                           .line = row->line,
                           .has_id = h->has_id,
                           .has_name = h->has_name};

    if (h->known < n->known || (h->known == n->known && n->hints[0]))
        return;
    for (size_t i = 0; i < row->cells; i++) {
        char *scratch = memory_new(row->cell[i].n + 1, 1);
        struct slice cell = text_tidy(row->cell[i], scratch);

        if (cell.n > 0 && utf8_valid(cell)) {
            if (h->known > 0)
                list(this.cells, cell);
            hint(&this, headers, r->source, cell);
        }
        free(scratch);
    }
    if (h->known > n->known || this.hints[0])
        *n = this;
}

static bool
find_header(struct roster *r, const struct headers *headers, struct nearest *nearest)
{
    struct row row;
    bool found = false;

    for (int i = 0; i < HEADER_ROW_WITHIN && !found && rows_next(r->rows, &row); i++) {
        struct header_row h;

        header_row_read(&h, headers, r->source, row.cell, row.cells);
        found = header_row_is_header(&h);
        if (found)
            take_header(r, &row, h.item);
        else
            note_nearest(nearest, r, headers, &row, &h);
        header_row_free(&h);
    }
    return found;
}

static void
list_known(const struct roster *r, const struct headers *headers, enum item item, char text[LISTED])
{
    for (size_t i = 0; i < headers->name.count; i++) {
        struct slice name = headers_known(headers, i, r->source, item);

        if (name.n > 0)
            list(text, name);
    }
}

noreturn static void
refuse(const struct roster *r, const struct headers *headers, const struct nearest *nearest,
       const char *tried)
{
    char ids[LISTED] = "", names[LISTED] = "";

    list_known(r, headers, ITEM_ID, ids);
    list_known(r, headers, ITEM_NAME, names);
    if (nearest->known == 0 && !nearest->hints[0])
        fail_at(REFUSED, r->file, 1,
                "no header in the first %d rows, read as %s; known for id: %s; for name: %s",
                HEADER_ROW_WITHIN, tried, ids, names);
    fail_at(REFUSED, r->file, nearest->line,
            "no column for %s; headers seen: %s; known for %s: %s%s%s%s",
            nearest->has_id ? "name" : "id", nearest->cells, nearest->has_id ? "name" : "id",
            nearest->has_id ? names : ids, nearest->hints[0] ? "; perhaps " : "", nearest->hints,
            nearest->hints[0] ? ": add it to columns.csv" : "");
}

/* Finds the header with the first separator that shows one, in that encoding. */
static bool
find_in(struct roster *r, enum encoding encoding, const struct headers *headers,
        struct nearest *nearest)
{
    static const char separators[] = {',', '\t', ';'};

    for (size_t i = 0; i < sizeof separators; i++) {
        if (i > 0 || encoding != ENCODING_OPEN)
            rows_restart(r->rows, encoding, separators[i]);
        if (find_header(r, headers, nearest))
            return true;
        if (encoding == ENCODING_OPEN)
            encoding = rows_encoding(r->rows);
    }
    return false;
}

void
roster_open(struct roster *r, const char *file, enum source source, enum encoding encoding,
            const struct headers *headers, const struct account *account,
            struct output *flush_first)
{
    static const enum encoding other[ENCODINGS] = {
        [ENCODING_UTF8] = ENCODING_GB18030, [ENCODING_GB18030] = ENCODING_UTF8};
    struct nearest nearest = {0};

    *r = (struct roster){.file = file, .source = source};
    r->rows = rows_open(file, REFUSED, account, flush_first);
    if (!find_in(r, encoding, headers, &nearest)) {
        enum encoding first = rows_encoding(r->rows);

        if (encoding != ENCODING_OPEN || !other[first])
            refuse(r, headers, &nearest,
                   first == ENCODING_OPEN ? "UTF-8 and as GB18030" : encoding_names[first]);
        if (!find_in(r, other[first], headers, &nearest))
            refuse(r, headers, &nearest, "UTF-8 and as GB18030");
    }
    r->ended_by_cr = rows_end_in_cr(r->rows);
    look_below(r, headers);
    r->filled = memory_new(r->width, sizeof *r->filled);
    rows_settle(r->rows);
}

/* ---- columns that are missing ---- */

/* Lists the headers that nothing claims and that may mean the item. */
static void
list_near(const struct roster *r, const struct headers *headers, enum item item, char text[LISTED])
{
    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice cell = text_tidy(r->header[i], scratch);
        int64_t near = headers_item(headers, r->source, cell, more) < 0
                           ? headers_near(headers, r->source, cell, more)
                           : -1;

        if (near >= 0 && headers->item[near][r->source] == (int)item)
            list(text, cell);
        free(scratch);
    }
}

noreturn static void
refuse_missing(const struct roster *r, const struct headers *headers, enum item item)
{
    char near[LISTED] = "";
    const char *name = headers_item_name(item);

    list_near(r, headers, item, near);
    fail_at(REFUSED, r->file, r->header_line,
            "no column for %s%s%s: add its header to row %" PRIu32
            " of columns.csv, or go on without it by --without %s",
            name, near[0] ? "; perhaps " : "", near, headers->need[item][r->source], name);
}

void
roster_check_columns(const struct roster *r, const struct headers *headers,
                     const struct roster_without *without)
{
    char missing[LISTED] = "";

    for (int item = 0; item < ITEMS; item++) {
        if (r->column[item] >= 0 || without->sources[item] >> r->source & 1 ||
            !headers_has(headers, r->source, (enum item)item))
            continue;
        if (headers->need[item][r->source])
            refuse_missing(r, headers, (enum item)item);
        list(missing, slice_of(headers_item_name((enum item)item)));
    }
    if (missing[0])
        say("%s:%" PRIu64 ": no column for %s", r->file, r->header_line, missing);
}

/* ---- rows ---- */

static bool
is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->cells; i++)
        if (!text_is_blank(row->cell[i]))
            return false;
    return true;
}

/* Adds the blank cells that a spreadsheet left out at the end of the row. */
static void
fill_up(struct roster *r, struct row *row)
{
    const struct slice *last = &row->cell[row->cells - 1];

    memcpy(r->filled, row->cell, row->cells * sizeof *r->filled);
    for (size_t i = row->cells; i < r->width; i++)
        r->filled[i] = (struct slice){last->p + last->n, 0};
    row->cell = r->filled;
    row->cells = r->width;
}

bool
roster_next_row(struct roster *r, struct row *row)
{
    if (!r->holds)
        return rows_next(r->rows, row);
    r->holds = false;
    *row = r->held;
    return true;
}

bool
roster_next(struct roster *r, struct row *row)
{
    size_t id = (size_t)r->id[0];

    while (roster_next_row(r, row)) {
        bool plain = row->cells > id && row->cell[id].n > 0 &&
                     (unsigned char)row->cell[id].p[0] > ' ' &&
                     (unsigned char)row->cell[id].p[0] < 0x7f;

        if (plain || !is_blank(row)) {
            if (row->cells < r->width && row->cells >= r->reach && !row->fault)
                fill_up(r, row);
            return true;
        }
        r->blank_rows++;
    }
    return false;
}

bool
roster_fits(const struct roster *r, const struct row *row)
{
    for (size_t i = r->width; i < row->cells; i++)
        if (!text_is_blank(row->cell[i]))
            return false;
    return row->cells >= r->width;
}

const char *
roster_encoding(const struct roster *r)
{
    return encoding_names[rows_encoding(r->rows)];
}

const char *
roster_separator(const struct roster *r)
{
    static const char *const phrases[3][2] = {
        {"", ", rows ended by CR alone"},
        {", separated by TAB", ", separated by TAB, rows ended by CR alone"},
        {", separated by semicolons", ", separated by semicolons, rows ended by CR alone"},
    };
    char separator = rows_separator(r->rows);

    return phrases[separator == '\t' ? 1 : separator == ';' ? 2 : 0][r->ended_by_cr];
}

void
roster_close(struct roster *r)
{
    rows_close(r->rows);
    for (size_t i = 0; i < r->width; i++)
        free((char *)(uintptr_t)r->header[i].p);
    free(r->header);
    free(r->filled);
    free(r->id);
    free(r->name);
}
