/* to-workbook: records as a workbook that people read, fill in, print and sign; or as CSV for other
 * programs. */
#include <stdlib.h>

#include "base/dict.h"
#include "base/fail.h"
#include "base/options.h"
#include "base/text.h"
#include "bytes/private_file.h"
#include "bytes/utf8.h"
#include "csv/csv_row.h"
#include "csv/table.h"
#include "stream/reader.h"
#include "values/amount.h"
#include "values/date.h"
#include "workbook/book_writer.h"
#include "workbook/row_store.h"

enum { LONGEST_CELL = 32767 /* units of UTF-16 */, MOST_SHEETS = 255 };

static const char *out, *layout_file, *sheets_file, *sheet_column, *rows;
static const char *title = "", *unit = "", *as_of = "",
                  *closing = "制表人：　　　　　　　　审核人：　　　　　　　　负责人：";
static bool as_csv;

static const struct option_of own[] = {
    {"as-of", "TEXT", "the day that it tells of, above the table on the right", .to = &as_of},
    {"closing", "TEXT", "the line below the table (制表人 审核人 负责人)", .to = &closing},
    {"csv", NULL, "write CSV with a byte order mark instead", .flag = &as_csv},
    {"layout", "FILE", "which columns, in which order, as what (all, as text)", .to = &layout_file},
    {"o", "FILE", "the workbook, mode 0600", .to = &out},
    {"rows", "N", "at most so many records on a sheet (as many as fit)", .to = &rows},
    {"sheet-by", "COLUMN", "a sheet for each value of that column", .to = &sheet_column},
    {"sheets", "FILE", "which sheets, in which order, under which titles (as they come)",
     .to = &sheets_file},
    {"title", "TEXT", "what stands above the table", .to = &title},
    {"unit", "TEXT", "whose table it is, above it on the left", .to = &unit},
    {0},
};

static const struct usage usage = {
    .filter = "to-workbook",
    .synopsis = "-o FILE",
    .purpose = "Writes records to a workbook (.xlsx).",
    .options = own,
    .no_policy = true,
};

/* A sheet that is to be, and the rows that wait for it. */
struct pile {
    struct slice name, title;
    struct row_store rows;
};

struct desk {
    struct layout layout;
    size_t *place; /* by column of the layout: of the reader */
    struct slice *value;
    size_t sheet_place, most;
    struct dict names; /* of sheets: the numbers of the piles */
    struct pile *pile;
    size_t piles, room;
};

/* ---- what there is to be ---- */

static void
set_columns(struct desk *d, const struct reader *r)
{
    struct layout *l = &d->layout;

    if (layout_file)
        layout_read(l, layout_file);
    else if (r->columns > LAYOUT_MOST)
        fail_at(REFUSED, r->files[0], 1,
                "more columns than a sheet has: choose some with --layout");
    else
        layout_plain(l, r->name, r->columns);
    d->place = memory_new(l->columns, sizeof *d->place);
    d->value = memory_new(l->columns, sizeof *d->value);
    for (size_t i = 0; i < l->columns; i++) {
        char *name = memory_text(l->column[i].name);

        if (l->column[i].origin == LAYOUT_FIELD)
            d->place[i] = reader_need(r, name);
        free(name);
    }
    if (sheet_column)
        d->sheet_place = reader_need(r, sheet_column);
}

static struct pile *
add_pile(struct desk *d, struct slice name, struct slice its_title)
{
    size_t number = dict_put(&d->names, name);

    if (number < d->piles)
        return &d->pile[number];
    d->pile = memory_grow(d->pile, &d->room, d->piles + 1, sizeof *d->pile);
    d->pile[d->piles++] =
        (struct pile){d->names.text[number], its_title, row_store_new(temporary_directory())};
    return &d->pile[number];
}

static void
read_sheets(struct desk *d)
{
    static const char *const columns[] = {"sheet", "title", NULL};
    struct table t;

    if (!sheets_file)
        return;
    table_read_file(&t, sheets_file, columns);
    for (size_t i = 0; i < t.rows; i++) {
        if (dict_find(&d->names, t.row[i][0]) >= 0)
            table_refuse_cell(&t, i, 0, "is there twice");
        add_pile(d, t.row[i][0], t.row[i][1]);
    }
    table_close(&t);
}

/* ---- values ---- */

static void
check_text(const struct reader *r, size_t place, struct slice s)
{
    size_t units = 0;

    if (s.n <= LONGEST_CELL)
        return;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        units += c >= 0xf0 ? 2 : (c & 0xc0) != 0x80;
    }
    if (units > LONGEST_CELL)
        reader_refuse(r, place, "is longer than the 32767 characters that a cell holds");
}

/* A value that its type does not know would be lost, or another, in the workbook. */
static void
check_value(const struct reader *r, size_t place, const struct layout_column *c, struct slice s)
{
    if (c->type == LAYOUT_TEXT)
        check_text(r, place, layout_shown(c, s));
    else if (s.n == 0)
        return;
    else if (c->type == LAYOUT_INTEGER && whole_parse(s) < 0)
        reader_refuse(r, place, "is no whole number: call its type text");
    else if (c->type == LAYOUT_AMOUNT && amount_parse(s) < 0)
        reader_refuse(r, place, "is no amount in yuan: call its type text");
    else if (c->type == LAYOUT_DATE && date_parse(s) == 0)
        reader_refuse(r, place, "is no day such as 2024-03-05: call its type text");
}

/* The record's values in the order of the layout. */
static const struct slice *
values_of(struct desk *d, const struct reader *r)
{
    if (!utf8_valid((struct slice){r->line, r->length}))
        fail_at(REFUSED, r->files[r->file], r->number, "is not UTF-8");
    for (size_t i = 0; i < d->layout.columns; i++)
        if (d->layout.column[i].origin == LAYOUT_FIELD) {
            d->value[i] = reader_field(r, d->place[i]);
            check_value(r, d->place[i], &d->layout.column[i], d->value[i]);
        }
    return d->value;
}

/* ---- a workbook ---- */

static struct pile *
pile_of(struct desk *d, const struct reader *r)
{
    struct slice name = reader_field(r, d->sheet_place);
    int64_t number = dict_find(&d->names, name);

    if (number >= 0)
        return &d->pile[number];
    if (sheets_file)
        reader_refuse(r, d->sheet_place, "is none of the sheets of --sheets");
    if (d->piles == MOST_SHEETS)
        reader_refuse(r, d->sheet_place, "has more than 255 values: too many sheets");
    return add_pile(d, name, (struct slice){NULL, 0});
}

static void
write_piles(struct desk *d, struct book_writer *b)
{
    for (size_t i = 0; i < d->piles; i++) {
        struct pile *p = &d->pile[i];

        book_writer_sheet(b, p->name, p->title);
        while (row_store_next(&p->rows, d->value, d->layout.columns))
            book_writer_row(b, d->value);
        row_store_free(&p->rows);
    }
}

static void
write_workbook(struct desk *d, struct reader *r)
{
    struct sheet_words words = {slice_of(title), slice_of(unit), slice_of(as_of),
                                slice_of(closing)};
    struct book_writer b;

    book_writer_create(&b, out, &d->layout, &words, d->most);
    if (!sheet_column)
        book_writer_sheet(&b, SLICE("Sheet1"), words.title);
    while (reader_next(r)) {
        const struct slice *value = values_of(d, r);

        if (sheet_column)
            row_store_put(&pile_of(d, r)->rows, value, d->layout.columns);
        else
            book_writer_row(&b, value);
        r->accounts[r->file].written++;
    }
    write_piles(d, &b);
    if (b.sheets == 0)
        book_writer_sheet(&b, SLICE("Sheet1"), words.title);
    book_writer_close(&b);
}

/* ---- CSV ---- */

/* Spreadsheet programs compute what begins with one of these signs; an apostrophe makes it text. */
static bool
is_formula(struct slice s)
{
    return s.n > 0 && (s.p[0] == '=' || s.p[0] == '+' || s.p[0] == '-' || s.p[0] == '@');
}

static void
write_cell(struct output *o, const struct layout_column *c, struct slice value, uint64_t number)
{
    char digits[AMOUNT_TEXT];

    if (c->origin == LAYOUT_NUMBER)
        value = (struct slice){digits, (size_t)(whole_print(digits, (int64_t)number) - digits)};
    else if (c->origin == LAYOUT_BLANK)
        return;
    value = layout_shown(c, value);
    if (c->type == LAYOUT_TEXT && is_formula(value))
        output_text(o, "'");
    csv_row_cell(o, value);
}

static void
write_csv(struct desk *d, struct reader *r)
{
    const struct layout *l = &d->layout;
    struct output o;

    private_file_start(&o, out);
    output_text(&o, "\xef\xbb\xbf");
    for (size_t i = 0; i < l->columns; i++) {
        output_text(&o, i > 0 ? "," : "");
        csv_row_cell(&o, l->column[i].heading);
    }
    for (uint64_t number = 1; reader_next(r); number++) {
        const struct slice *value = values_of(d, r);

        output_text(&o, "\r\n");
        for (size_t i = 0; i < l->columns; i++) {
            output_text(&o, i > 0 ? "," : "");
            write_cell(&o, &l->column[i], value[i], number);
        }
        r->accounts[r->file].written++;
    }
    output_text(&o, "\r\n");
    output_close(&o);
}

static void
check_call(struct desk *d)
{
    int64_t most = rows ? whole_parse(slice_of(rows)) : 0;

    if (!out)
        fail(MISUSED, "-o FILE is missing: where the workbook goes; see to-workbook --help");
    if (sheets_file && !sheet_column)
        fail(MISUSED, "--sheets goes with --sheet-by; see to-workbook --help");
    if (as_csv && (sheet_column || rows))
        fail(MISUSED, "--csv has no sheets; see to-workbook --help");
    if (rows && most < 1)
        options_refuse("rows", rows, "must be a whole number from 1 on");
    d->most = (size_t)most;
}

int
main(int argc, char **argv)
{
    static struct desk desk;
    struct options options = options_read(argc, argv, &usage);
    struct reader r;

    check_call(&desk);
    read_sheets(&desk);
    reader_open(&r, options.files, options.file_count);
    set_columns(&desk, &r);
    if (as_csv)
        write_csv(&desk, &r);
    else
        write_workbook(&desk, &r);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
