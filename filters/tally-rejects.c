/* tally-rejects: the rows of reject files by reason, and the words that no table knows. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "base/text.h"
#include "bytes/account.h"
#include "bytes/utf8.h"
#include "csv/rows.h"
#include "roster/tally.h"

enum { NONE = -1 };

static const struct option_of own[] = {{0}};

static const struct usage usage = {
    .filter = "tally-rejects",
    .synopsis = "",
    .purpose = "Counts the rows of reject files by reason, and the words that no table knows.",
    .options = own,
};

/* A file of rejects: what its columns are called, tidied, and where the two stand that tell of a
 * row. */
struct file {
    struct rows *rows;
    struct slice *header;
    size_t width;
    int reason, column;
    char *scratch; /* for a cell */
    size_t room;
};

/* The cell, tidied; empty where there is none or its bytes are no characters. Valid until the
 * next. */
static struct slice
tidy_cell(struct file *f, const struct row *row, int column)
{
    struct slice s = {"", 0};

    if (column < 0 || (size_t)column >= row->cells || !utf8_valid(row->cell[column]))
        return s;
    s = row->cell[column];
    f->scratch = memory_grow(f->scratch, &f->room, s.n + 1, 1);
    return text_tidy(s, f->scratch);
}

/* The last column of that name, as a reject file of a reject file has it twice; or the first one
 * before `end`. */
static int
find_column(const struct file *f, struct slice name, size_t end, bool last)
{
    int found = NONE;

    for (size_t i = 0; i < end && (last || found < 0); i++)
        if (name.n > 0 && slice_is(f->header[i], name))
            found = (int)i;
    return found;
}

static void
forget_header(struct file *f)
{
    for (size_t i = 0; i < f->width; i++)
        free((char *)(uintptr_t)f->header[i].p);
    free(f->header);
}

/* Whether the first row is the header of a reject file. */
static bool
read_header(struct file *f)
{
    struct row row;

    forget_header(f);
    f->header = NULL;
    f->width = 0;
    if (!rows_next(f->rows, &row))
        return false;
    f->header = memory_new(row.cells, sizeof *f->header);
    f->width = row.cells;
    for (size_t i = 0; i < row.cells; i++) {
        struct slice name = tidy_cell(f, &row, (int)i);

        f->header[i] = (struct slice){memory_text(name), name.n};
    }
    f->reason = find_column(f, SLICE("reject_reason"), f->width, true);
    f->column = find_column(f, SLICE("reject_column"), f->width, true);
    return f->reason >= 0;
}

static void
open_file(struct file *f, const char *path, const struct account *account, struct output *out)
{
    static const char separators[] = {',', '\t', ';'};
    bool found = false;

    *f = (struct file){.rows = rows_open(path, REFUSED, account, out)};
    for (size_t i = 0; i < sizeof separators && !found; i++) {
        if (i > 0)
            rows_restart(f->rows, ENCODING_OPEN, separators[i]);
        found = read_header(f);
    }
    if (!found)
        fail_at(REFUSED, path, 1, "no column reject_reason: take the file that normalize wrote");
    rows_settle(f->rows);
}

static void
close_file(struct file *f)
{
    forget_header(f);
    free(f->scratch);
    rows_close(f->rows);
}

/* The word is the cell in the column that the row names, of those that the source had. */
static void
take_row(struct file *f, const struct row *row, struct tally *t)
{
    struct slice name = tidy_cell(f, row, f->reason);
    enum reason reason = reason_parse(name);
    int column;

    t->read++;
    if (name.n == 0)
        t->written++;
    if (reason == REASON_NONE)
        return;
    t->rejected[reason]++;
    column = find_column(f, tidy_cell(f, row, f->column), (size_t)f->reason, false);
    unknown_add(&t->unknown, reason, tidy_cell(f, row, column));
}

static bool
is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->cells; i++)
        if (!utf8_valid(row->cell[i]) || !text_is_blank(row->cell[i]))
            return false;
    return true;
}

static void
take_file(const char *path, struct account *account, struct output *out)
{
    struct file f;
    struct row row;
    struct tally tally = {.file = path};

    account->input = path;
    open_file(&f, path, account, out);
    while (rows_next(f.rows, &row))
        if (is_blank(&row))
            tally.blank++;
        else
            take_row(&f, &row, &tally);
    tally_write(&tally, out);
    account->read = account->written = tally.read;
    progress_end();
    close_file(&f);
    tally_free(&tally);
}

int
main(int argc, char **argv)
{
    static char standard_input[] = "-";
    struct options options = options_read(argc, argv, &usage);
    struct account *accounts;
    struct output out;

    if (options.file_count == 0)
        options.files[options.file_count++] = standard_input;
    accounts = memory_new(options.file_count, sizeof *accounts);
    output_start(&out, STDOUT_FILENO, "standard output");
    for (size_t i = 0; i < options.file_count; i++)
        take_file(options.files[i], &accounts[i], &out);
    output_close(&out);
    account_close(accounts, options.file_count, options.summary);
    free(accounts);
    return DONE;
}
