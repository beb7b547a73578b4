#include "roster/roster.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/file_kind.h"
#include "bytes/guess.h"
#include "roster/missing.h"

static const char *const encoding_names[ENCODINGS] = {"UTF-8 (nothing but ASCII)", "UTF-8",
                                                      "GB18030", "UTF-16LE", "UTF-16BE"};

/* What a row is as a header: which item each cell says, and how many cells say any. */
static size_t
read_items(const struct headers *headers, enum source source, const struct row *row, int *item)
{
    size_t known = 0;

    for (size_t i = 0; i < row->cells; i++) {
        char *scratch = memory_new(row->cell[i].n + 1, 1);
        struct slice cell = text_tidy(row->cell[i], scratch);

        item[i] = headers_item(headers, source, cell, scratch);
        known += item[i] >= 0;
        free(scratch);
    }
    return known;
}

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

/* Whether the row is blank under every id and name column and one of its cells is a known header. */
static bool
goes_on(const struct roster *r, const struct row *row, const int *item)
{
    bool known = false;

    if (row->fault)
        return false;
    for (size_t i = 0; i < r->ids + r->names; i++) {
        size_t column = (size_t)(i < r->ids ? r->id[i] : r->name[i - r->ids]);

        if (column < row->cells && !text_is_blank(row->cell[column]))
            return false;
    }
    for (size_t i = 0; i < row->cells; i++)
        known |= item[i] >= 0;
    return known;
}

/* The cells of the second row of a header that are not blank count instead of those above them. */
static void
take_second_row(struct roster *r, const struct headers *headers, const struct row *row)
{
    size_t width = width_of(row);
    int *item;

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
    item = memory_new(width, sizeof *item);
    read_items(headers, r->source, &(struct row){.cell = r->header, .cells = width}, item);
    place_columns(r, item);
    free(item);
}

/* Looks at the row below the header: it goes on there, or is held as the first row of data. */
static void
look_below(struct roster *r, const struct headers *headers)
{
    int *item;

    r->holds = rows_next(r->rows, &r->held);
    if (!r->holds)
        return;
    item = memory_new(r->held.cells, sizeof *item);
    read_items(headers, r->source, &r->held, item);
    if (goes_on(r, &r->held, item)) {
        take_second_row(r, headers, &r->held);
        r->holds = false;
    }
    free(item);
}

static bool
find_header(struct roster *r, const struct headers *headers, struct missing *missing)
{
    struct row row;
    bool found = false;

    missing_start(missing);
    for (int i = 0; i < ROSTER_HEADER_WITHIN && !found && rows_next(r->rows, &row); i++) {
        int *item = memory_new(row.cells, sizeof *item);
        size_t known = read_items(headers, r->source, &row, item);
        bool has[2] = {false, false};

        for (size_t c = 0; c < row.cells; c++)
            if (item[c] == ITEM_ID || item[c] == ITEM_NAME)
                has[item[c] == ITEM_NAME] = true;
        found = has[0] && has[1];
        if (found)
            take_header(r, &row, item);
        else
            missing_note(missing, headers, r->source, &row, known, has[0], has[1]);
        free(item);
    }
    return found;
}

/* Refuses the file for what it is, where its name or its bytes tell; else for the header that is not there. */
noreturn static void
refuse(const struct roster *r, const struct headers *headers, struct missing *missing,
       const char *tried)
{
    const char *mark = file_kind_mark(r->file), *guess;
    bool whole;
    struct slice first = rows_first(r->rows, &whole);

    if (mark)
        fail(REFUSED, "%s: %s", r->file, mark);
    guess = missing->known > 0 ? NULL : guess_text(first, whole, rows_encoding(r->rows));
    if (guess)
        fail(REFUSED, "%s: %s", r->file, guess);
    missing_refuse(missing, headers, r->source, r->file, tried);
}

/* Finds the header with the first separator that shows one, in that encoding. */
static bool
find_in(struct roster *r, enum encoding encoding, const struct headers *headers,
        struct missing *missing)
{
    static const char separators[] = {',', '\t', ';'};

    for (size_t i = 0; i < sizeof separators; i++) {
        if (i > 0 || encoding != ENCODING_OPEN)
            rows_restart(r->rows, encoding, separators[i]);
        if (find_header(r, headers, missing))
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
    struct missing missing = {0};

    *r = (struct roster){.file = file, .source = source};
    r->rows = rows_open(file, REFUSED, account, flush_first);
    if (!find_in(r, encoding, headers, &missing)) {
        enum encoding first = rows_encoding(r->rows);

        if (encoding != ENCODING_OPEN || !other[first])
            refuse(r, headers, &missing, first == ENCODING_OPEN ? both : encoding_names[first]);
        if (!find_in(r, other[first], headers, &missing))
            refuse(r, headers, &missing, both);
    }
    r->ended_by_cr = rows_end_in_cr(r->rows);
    look_below(r, headers);
    r->filled = memory_new(r->width, sizeof *r->filled);
    rows_settle(r->rows);
}

/* ---- columns that are missing ---- */

/* Lists the headers that nothing claims and that may mean the item. */
static void
list_near(const struct roster *r, const struct headers *headers, enum item item,
          char text[MISSING_LISTED])
{
    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice cell = text_tidy(r->header[i], scratch);
        int64_t near = headers_item(headers, r->source, cell, more) < 0
                           ? headers_near(headers, r->source, cell, more)
                           : -1;

        if (near >= 0 && headers->item[near][r->source] == (int)item)
            missing_list(text, cell);
        free(scratch);
    }
}

noreturn static void
refuse_missing(const struct roster *r, const struct headers *headers, enum item item)
{
    char near[MISSING_LISTED] = "";
    const char *name = headers_item_name(item);

    list_near(r, headers, item, near);
    fail_at(REFUSED, r->file, r->header_line,
            "no column for %s%s%s: add its header to row %" PRIu32
            " of columns.csv, or go on without it by --without %s",
            name, near[0] ? "; perhaps " : "", near, headers->need[item][r->source], name);
}

/* Says which columns are not looked at since another before them says the same. */
static void
say_again(const struct roster *r, const struct headers *headers)
{
    char again[MISSING_LISTED] = "";

    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice cell = text_tidy(r->header[i], scratch);
        int item = headers_item(headers, r->source, cell, more);

        if (item >= 0 && r->column[item] != (int)i && !roster_takes_all(r, (enum item)item))
            missing_list(again, cell);
        free(scratch);
    }
    if (again[0])
        say("%s:%" PRIu64 ": not looked at, since a column before says the same: %s", r->file,
            r->header_line, again);
}

bool
roster_takes_all(const struct roster *r, enum item item)
{
    return source_is_list(r->source) && (item == ITEM_ID || item == ITEM_NAME);
}

void
roster_check_columns(const struct roster *r, const struct headers *headers,
                     const struct roster_without *without)
{
    char missing[MISSING_LISTED] = "";

    for (int item = 0; item < ITEMS; item++) {
        if (r->column[item] >= 0 || without->sources[item] >> r->source & 1 ||
            !headers_has(headers, r->source, (enum item)item))
            continue;
        if (headers->need[item][r->source])
            refuse_missing(r, headers, (enum item)item);
        missing_list(missing, slice_of(headers_item_name((enum item)item)));
    }
    if (missing[0])
        say("%s:%" PRIu64 ": no column for %s", r->file, r->header_line, missing);
    say_again(r, headers);
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
