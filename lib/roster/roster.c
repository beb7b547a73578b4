#include "roster/roster.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/file_kind.h"
#include "bytes/guess.h"
#include "policy/header_row.h"
#include "roster/no_header.h"

/* For people. */
static const char *const encoding_names[ENCODINGS] = {
    [ENCODING_OPEN] = "UTF-8 (nothing but ASCII)",
    [ENCODING_UTF8] = "UTF-8",
    [ENCODING_GB18030] = "GB18030",
    [ENCODING_UTF16LE] = "UTF-16LE",
    [ENCODING_UTF16BE] = "UTF-16BE",
};

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
        r->in_two_rows = true;
        r->holds = false;
    }
    header_row_free(&above);
    header_row_free(&below);
}

static bool
find_header(struct roster *r, const struct headers *headers, struct no_header *nearest)
{
    struct row row;
    bool found = false;

    no_header_start(nearest);
    for (int i = 0; i < HEADER_ROW_WITHIN && !found && rows_next(r->rows, &row); i++) {
        struct header_row h;

        header_row_read(&h, headers, r->source, row.cell, row.cells);
        found = header_row_is_header(&h);
        if (found)
            take_header(r, &row, h.item);
        else
            no_header_note(nearest, headers, r->source, &h, row.line);
        header_row_free(&h);
    }
    return found;
}

/* Refuses the file for what it is, where its name or its bytes tell; else for the header that is
 * not there. */
noreturn static void
refuse(const struct roster *r, const struct headers *headers, struct no_header *nearest,
       const char *tried)
{
    const char *mark = file_kind_mark(r->file), *guess;
    bool whole;
    struct slice first = rows_first(r->rows, &whole);

    if (mark)
        fail(REFUSED, "%s: %s", r->file, mark);
    guess = nearest->nearest.known > 0 ? NULL : guess_text(first, whole, rows_encoding(r->rows));
    if (guess)
        fail(REFUSED, "%s: %s", r->file, guess);
    no_header_refuse(nearest, headers, r->source, r->file, tried);
}

/* Finds the header with the first separator that shows one, in that encoding. */
static bool
find_in(struct roster *r, enum encoding encoding, const struct headers *headers,
        struct no_header *nearest)
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
    static const char both[] = "UTF-8 and as GB18030";
    struct no_header nearest = {0};

    *r = (struct roster){.file = file, .source = source};
    r->rows = rows_open(file, REFUSED, account, flush_first);
    if (!find_in(r, encoding, headers, &nearest)) {
        enum encoding first = rows_encoding(r->rows);

        if (encoding != ENCODING_OPEN || !other[first])
            refuse(r, headers, &nearest, first == ENCODING_OPEN ? both : encoding_names[first]);
        if (!find_in(r, other[first], headers, &nearest))
            refuse(r, headers, &nearest, both);
    }
    r->ended_by_cr = rows_end_in_cr(r->rows);
    look_below(r, headers);
    r->filled = memory_new(r->width, sizeof *r->filled);
    rows_settle(r->rows);
}

/* ---- rows ---- */

bool
roster_takes_all(const struct roster *r, enum item item)
{
    return source_is_list(r->source) && (item == ITEM_ID || item == ITEM_NAME);
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

        if (plain || !rows_is_blank(row)) {
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

void
roster_say(const struct roster *r)
{
    char separator = rows_separator(r->rows);

    say("%s: read as %s%s%s", r->file, encoding_names[rows_encoding(r->rows)],
        separator == '\t'  ? ", separated by TAB"
        : separator == ';' ? ", separated by semicolons"
                           : "",
        r->ended_by_cr ? ", rows ended by CR alone" : "");
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
