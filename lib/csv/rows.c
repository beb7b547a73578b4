#include "csv/rows.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/utf8.h"
#include "bytes/window.h"
#include "csv/quoted.h"

enum { MIB = 1 << 20, LONGEST_CELL = MIB, LONGEST_ROW = 16 * MIB };

struct rows {
    const char *file;
    char separator;
    enum status refusal;
    const struct account *account;
    struct output *flush_first;
    struct decoded text;
    bool ended;       /* all text is in the buffer, its last line closed by LF or CR LF */
    struct window in; /* `line` is the number of the line at in.at */
    uint64_t line;
    size_t next_field, next_line, next_quote; /* the first marks at or after `at` */
    bool valid;                               /* all lines in the buffer are valid UTF-8 up to: */
    size_t valid_end;
    struct slice *cell;
    size_t cells, cell_room;
    struct quoted *quoted;
};

struct rows *
rows_open(const char *file, enum status refusal, const struct account *account,
          struct output *flush_first)
{
    struct rows *r = memory_new(1, sizeof *r);

    *r = (struct rows){.file = file,
                       .separator = ',',
                       .refusal = refusal,
                       .account = account,
                       .flush_first = flush_first,
                       .line = 1};
    decoded_open(&r->text, file, refusal);
    window_start(&r->in, true);
    r->quoted = quoted_new();
    return r;
}

/* ---- the buffer ---- */

/* Judges all lines in the buffer at once; where one is at fault each row is judged for itself. */
static void
judge_lines(struct rows *r)
{
    size_t lines = r->in.marks.lines;

    r->valid_end = lines > 0 ? r->in.marks.line[lines - 1] + 1 : 0;
    r->valid = utf8_valid((struct slice){r->in.buffer, r->valid_end});
}

/* More text into the window. */
static void
fill(struct rows *r)
{
    struct window *in = &r->in;
    size_t got;

    if (in->end - in->at > LONGEST_ROW)
        fail_at(r->refusal, r->file, r->line,
                "a row of more than %d MiB begins here: this is no CSV", LONGEST_ROW / MIB);
    window_advance(in);
    window_wait(r->text.input, r->account, r->flush_first);
    got = decoded_read(&r->text, in->buffer + in->end, in->room - in->end);
    r->ended = got == 0;
    if (r->ended && in->end > 0 && in->buffer[in->end - 1] != '\n')
        in->buffer[in->end + got++] = '\n';
    in->end += got;
    marks_of_csv(&in->marks, in->buffer, in->end, r->separator);
    r->next_field = r->next_line = r->next_quote = 0;
    judge_lines(r);
}

/* Leaves n bytes of whole lines behind. */
static void
pass(struct rows *r, size_t n)
{
    r->in.at += n;
    while (r->in.marks.line[r->next_line] < r->in.at) {
        r->next_line++;
        r->line++;
    }
    while (r->in.marks.field[r->next_field] < r->in.at)
        r->next_field++;
    while (r->in.marks.quote[r->next_quote] < r->in.at)
        r->next_quote++;
}

/* ---- cells ---- */

static inline void
add_cell(struct rows *r, size_t from, size_t to)
{
    if (__builtin_expect(r->cells == r->cell_room, 0))
        r->cell = memory_grow(r->cell, &r->cell_room, r->cells + 1, sizeof *r->cell);
    r->cell[r->cells++] = (struct slice){r->in.buffer + from, to - from};
}

/* How many separators come before `stop`: as many as in the row before, most likely. */
static inline size_t
count_separators(const struct rows *r, size_t stop)
{
    const uint32_t *separator = r->in.marks.field + r->next_field;
    size_t n = r->cells ? r->cells - 1 : 0;

    if (n > r->in.marks.fields - r->next_field || (n > 0 && separator[n - 1] >= stop))
        n = 0;
    while (separator[n] < stop)
        n++;
    return n;
}

/* The line [at, stop), which holds no quote. */
static inline void
split_at_separators(struct rows *r, size_t stop)
{
    const uint32_t *separator = r->in.marks.field + r->next_field;
    const char *from = r->in.buffer + r->in.at;
    size_t n = count_separators(r, stop);

    if (n >= r->cell_room)
        r->cell = memory_grow(r->cell, &r->cell_room, n + 1, sizeof *r->cell);
    for (size_t i = 0; i < n; i++) {
        const char *to = r->in.buffer + separator[i];

        r->cell[i] = (struct slice){from, (size_t)(to - from)};
        from = to + 1;
    }
    r->cell[n] = (struct slice){from, (size_t)(r->in.buffer + stop - from)};
    r->cells = n + 1;
    r->next_field += n;
}

/* The line [at, stop), if each cell of it is free of quotes or is one pair of quotes and what is
 * between. False, with nothing done, if not. */
static bool
split_at_quotes(struct rows *r, size_t stop)
{
    const uint32_t *separator = r->in.marks.field + r->next_field;
    const uint32_t *quote = r->in.marks.quote + r->next_quote;
    size_t from = r->in.at;

    for (r->cells = 0;; from++) {
        size_t to;

        if (*quote == from) {
            quote++;
            if (*quote >= stop)
                return false;
            add_cell(r, from + 1, *quote);
            to = *quote++ + 1;
            while (*separator < to)
                separator++;
        } else {
            to = *separator < stop ? *separator : stop;
            if (*quote < to)
                return false;
            add_cell(r, from, to);
        }
        if (to == stop)
            break;
        if (to != *separator)
            return false;
        separator++;
        from = to;
    }
    r->next_field = (size_t)(separator - r->in.marks.field);
    r->next_quote = (size_t)(quote - r->in.marks.quote);
    return true;
}

/* ---- rows for libcsv ---- */

/* Of a piece's last byte: no piece ends between CR and LF. */
static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* The end of the physical line that holds buffer[from], past its line end; of a line that has none
 * yet, false and the end of what is there. */
static bool
line_end(const struct rows *r, size_t from, size_t *end)
{
    size_t low = r->next_line, high = r->in.marks.lines;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (r->in.marks.line[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    *end = low < r->in.marks.lines ? r->in.marks.line[low] + (size_t)1 : r->in.end;
    return low < r->in.marks.lines;
}

/* Where cell number `cell` of the row at `at` begins, that row's quotes being right up to there. */
static size_t
start_of_cell(const struct rows *r, size_t cell)
{
    const char *p = r->in.buffer + r->in.at;

    for (; cell > 0; cell--) {
        bool quoted = *p == '"', inside = quoted;

        p += quoted;
        for (; inside || *p != r->separator; p++)
            if (*p == '"' && quoted)
                inside = !inside;
        p++;
    }
    return (size_t)(p - r->in.buffer);
}

/* The rest of the physical line at fault as one cell, as it was written. Returns the row's
 * length. */
static size_t
take_faulty_line(struct rows *r, size_t length)
{
    size_t from, end, to;

    while (!line_end(r, r->in.at + length - 1, &end))
        fill(r);
    length = end - r->in.at;
    from = start_of_cell(r, quoted_count(r->quoted));
    to = end - 1;
    if (to > from && r->in.buffer[to - 1] == '\r')
        to--;
    quoted_add(r->quoted, (struct slice){r->in.buffer + from, to - from});
    return length;
}

static void
refuse_long_cell(const struct rows *r, uint64_t line)
{
    fail_at(r->refusal, r->file, line,
            "a cell of more than 1 MiB begins here: close its quote or take the quote out");
}

/* The end of the next piece of the row at `at`, of which `length` bytes are done: a physical line
 * or what is there of it, a CR whose LF may still come left for later. */
static size_t
next_piece(struct rows *r, size_t length, uint64_t open_since)
{
    for (;;) {
        size_t from = r->in.at + length, to;

        if (!line_end(r, from, &to) && to > from && r->in.buffer[to - 1] == '\r')
            to--;
        if (to > from)
            return to;
        if (r->ended)
            fail_at(r->refusal, r->file, open_since,
                    "a quote is opened here and never closed: close it or take it out");
        fill(r);
    }
}

/* Gives libcsv the row at `at`, a piece at a time. Returns its length. */
static size_t
judge_row(struct rows *r, enum quoted_verdict *verdict)
{
    size_t length = 0, cells = 0;
    uint64_t number = r->line, open_since = r->line;

    quoted_start(r->quoted, r->separator);
    do {
        size_t to = next_piece(r, length, open_since), from = r->in.at + length;

        *verdict = quoted_feed(r->quoted, (struct slice){r->in.buffer + from, to - from});
        if (quoted_count(r->quoted) > cells)
            open_since = number;
        cells = quoted_count(r->quoted);
        if (quoted_longest(r->quoted) > LONGEST_CELL + QUOTED_STEP)
            refuse_long_cell(r, open_since);
        number += is_line_end(r->in.buffer[to - 1]);
        length = to - r->in.at;
    } while (*verdict == QUOTED_MORE);
    return length;
}

static size_t
read_quoted(struct rows *r, struct row *row)
{
    enum quoted_verdict verdict;
    size_t length = judge_row(r, &verdict);

    if (verdict == QUOTED_FAULT) {
        row->fault = ROW_BAD_QUOTE;
        row->fault_cell = quoted_count(r->quoted);
        length = take_faulty_line(r, length);
    }
    r->cells = quoted_count(r->quoted);
    r->cell = memory_grow(r->cell, &r->cell_room, r->cells, sizeof *r->cell);
    for (size_t i = 0; i < r->cells; i++)
        r->cell[i] = quoted_cell(r->quoted, i);
    return length;
}

/* ---- rows ---- */

static void
judge_encoding(const struct rows *r, struct row *row)
{
    for (size_t i = 0; i < r->cells; i++)
        if (!utf8_valid(r->cell[i])) {
            row->fault = ROW_BAD_ENCODING;
            row->fault_cell = i;
            return;
        }
}

/* Waits for a whole line, or for as much of one as must be looked at because it grows too long.
 * False at the end of the text. */
static bool
wait_for_line(struct rows *r)
{
    while (r->next_line == r->in.marks.lines) {
        if (r->ended)
            return false;
        if (r->in.end - r->in.at > LONGEST_CELL) {
            if (r->in.marks.quotes > r->next_quote)
                return true;
            if (r->in.marks.fields == r->next_field ||
                r->in.end - r->in.marks.field[r->in.marks.fields - 1] > LONGEST_CELL)
                refuse_long_cell(r, r->line);
        }
        fill(r);
    }
    return true;
}

uint64_t
rows_lines(struct slice cell)
{
    uint64_t lines = 0;

    for (size_t i = 0; i < cell.n; i++) {
        bool before_lf = i + 1 < cell.n && cell.p[i + 1] == '\n';

        lines += cell.p[i] == '\n' || (cell.p[i] == '\r' && !before_lf);
    }
    return lines;
}

/* A cell that is too long and the line on which it begins, the lines within the cells before it
 * counted. */
static void
check_cells(const struct rows *r)
{
    uint64_t line = r->line;

    for (size_t i = 0; i < r->cells; i++) {
        if (r->cell[i].n > LONGEST_CELL)
            refuse_long_cell(r, line);
        line += rows_lines(r->cell[i]);
    }
}

static bool libcsv_only;

void
rows_use_libcsv(bool only)
{
    libcsv_only = only;
}

/* A row that is more than a line split at its separators: with quotes, too long, or not UTF-8. */
static void
read_special(struct rows *r, struct row *row, size_t lf, size_t stop)
{
    size_t length = lf + 1 - r->in.at;

    if (r->in.marks.quote[r->next_quote] > lf && (!libcsv_only || stop == r->in.at))
        split_at_separators(r, stop);
    else if (lf == UINT32_MAX || libcsv_only || !split_at_quotes(r, stop)) {
        length = read_quoted(r, row);
        row->odd = true;
    }
    if (length > LONGEST_CELL)
        check_cells(r);
    if (!utf8_valid((struct slice){r->in.buffer + r->in.at, length}))
        judge_encoding(r, row);
    pass(r, length);
}

bool
rows_next(struct rows *r, struct row *row)
{
    size_t lf, stop; /* the row's last byte: its LF, or its CR where that ends it alone */

    if (__builtin_expect(r->next_line == r->in.marks.lines, 0) && !wait_for_line(r))
        return false;
    lf = r->in.marks.line[r->next_line];
    stop = lf;
    if (lf != UINT32_MAX) {
        stop -= lf > r->in.at && r->in.buffer[lf - 1] == '\r';
        row->odd = marks_odd(&r->in.marks, r->in.at, stop);
    }
    row->line = r->line;
    row->fault = ROW_SOUND;
    if (r->valid && lf < r->valid_end && !libcsv_only && r->in.marks.quote[r->next_quote] > lf &&
        lf - r->in.at < LONGEST_CELL) {
        split_at_separators(r, stop);
        r->in.at = lf + 1;
        r->next_line++;
        r->line++;
    } else
        read_special(r, row, lf, stop);
    row->cell = r->cell;
    row->cells = r->cells;
    row->lines = r->line - row->line;
    return true;
}

bool
rows_is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->cells; i++)
        if (!text_is_blank(row->cell[i]))
            return false;
    return true;
}

enum encoding
rows_encoding(const struct rows *r)
{
    return r->text.encoding;
}

char
rows_separator(const struct rows *r)
{
    return r->separator;
}

bool
rows_end_in_cr(const struct rows *r)
{
    return r->in.at > 0 && r->in.buffer[r->in.at - 1] == '\r';
}

void
rows_restart(struct rows *r, enum encoding encoding, char separator)
{
    r->separator = separator;
    decoded_restart(&r->text, encoding);
    r->in.at = r->in.end = 0;
    r->line = 1;
    r->ended = false;
    marks_clear(&r->in.marks);
    r->next_field = r->next_line = r->next_quote = 0;
}

struct slice
rows_first(const struct rows *r, bool *whole)
{
    return decoded_first(&r->text, whole);
}

void
rows_settle(struct rows *r)
{
    decoded_settle(&r->text);
}

void
rows_close(struct rows *r)
{
    decoded_close(&r->text);
    quoted_free(r->quoted);
    window_free(&r->in);
    free(r->cell);
    free(r);
}
