/* from-workbook: the cells of a workbook's sheets as CSV. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/options.h"
#include "base/progress.h"
#include "bytes/account.h"
#include "policy/header_row.h"
#include "policy/policy.h"
#include "values/amount.h"
#include "workbook/workbook.h"

static const char *wanted;
static int given = -1; /* the source, if it is known */

static void
take_as(const char *value)
{
    given = source_of_option(value);
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the sheets are for normalize, so that their headers are known (any)",
     .take = take_as},
    {"sheet", "NAME|N|all", "which sheet (the first that is not hidden), or all with one header",
     .to = &wanted},
    {0},
};

static const struct usage usage = {
    .filter = "from-workbook",
    .synopsis = "[--sheet NAME|N|all [--as SOURCE]]",
    .purpose = "Turns a workbook (.xlsx, .xls) into CSV.",
    .options = own,
};

/* ---- headers: as normalize will find them ---- */

_Static_assert((int)SHEET_HEAD == (int)HEADER_ROW_WITHIN, "one header");

/* How many rows of a header begin with the first of these, for that source. */
static size_t
header_rows_of(const struct headers *headers, enum source source, const struct row *row,
               size_t rows)
{
    struct header_row first, below;
    size_t found;

    header_row_read(&first, headers, source, row->cell, row->cells);
    found = header_row_is_header(&first);
    if (found && rows > 1) {
        header_row_read(&below, headers, source, row[1].cell, row[1].cells);
        found += header_row_goes_on(&first, &below);
        header_row_free(&below);
    }
    header_row_free(&first);
    return found;
}

static size_t
header_rows(const void *policy, const struct row *row, size_t rows)
{
    const struct headers *headers = &((const struct policy *)policy)->headers;
    size_t most = 0;

    for (int i = 0; i < SOURCES; i++)
        if (given < 0 || i == given) {
            size_t here = header_rows_of(headers, (enum source)i, row, rows);

            most = here > most ? here : most;
        }
    return most;
}

/* ---- sheets ---- */

static void
list_sheets(const struct workbook *w, const char *file)
{
    for (size_t i = 0; i < workbook_sheets(w); i++)
        say("%s: sheet %zu: %s%s", file, i + 1, workbook_sheet_name(w, i),
            workbook_sheet_hidden(w, i) ? " (hidden)" : "");
}

static size_t
first_visible(const struct workbook *w, const char *file)
{
    for (size_t i = 0; i < workbook_sheets(w); i++)
        if (!workbook_sheet_hidden(w, i))
            return i;
    list_sheets(w, file);
    fail(REFUSED, "%s: every sheet is hidden: say which with --sheet", file);
}

/* A sheet's name goes before its number: some are called 2024. */
static size_t
find(const struct workbook *w, const char *file)
{
    int64_t number = whole_parse(slice_of(wanted));

    for (size_t i = 0; i < workbook_sheets(w); i++)
        if (strcmp(workbook_sheet_name(w, i), wanted) == 0)
            return i;
    if (number >= 1 && (uint64_t)number <= workbook_sheets(w))
        return (size_t)number - 1;
    list_sheets(w, file);
    fail(REFUSED, "%s: no sheet \"%s\" in it", file, wanted);
}

static void
read_all(struct workbook *w, const char *file, struct sheet *to)
{
    size_t visible = 0;

    for (size_t i = 0; i < workbook_sheets(w); i++) {
        if (workbook_sheet_hidden(w, i)) {
            say("%s: sheet %zu, %s, is hidden and left out", file, i + 1,
                workbook_sheet_name(w, i));
            continue;
        }
        workbook_read(w, i, to);
        visible++;
    }
    if (visible == 0)
        fail(REFUSED, "%s: every sheet is hidden: say which with --sheet", file);
}

static void
read_one(struct workbook *w, const char *file, struct sheet *to)
{
    size_t taken = wanted ? find(w, file) : first_visible(w, file);

    workbook_read(w, taken, to);
    if (wanted)
        return;
    for (size_t i = 0; i < workbook_sheets(w); i++)
        if (i != taken)
            say("%s: sheet %zu, %s, is %s: --sheet %zu takes it%s", file, i + 1,
                workbook_sheet_name(w, i),
                workbook_sheet_hidden(w, i) ? "hidden and left out" : "left out", i + 1,
                workbook_sheet_hidden(w, i) ? "" : ", --sheet all takes all");
}

static const struct {
    const char *what, *advice;
} notes[SHEET_NOTES] = {
    [SHEET_HIDDEN_ROW] = {"hidden rows taken like others", ""},
    [SHEET_FORMULA_UNVALUED] = {"formulas without a value, their cells left empty",
                                ": open it in WPS and save it, which computes them"},
    [SHEET_CELL_AGAIN] = {"cells that are there twice, of which the last was taken",
                          ": look at them in WPS and save it anew"},
    [SHEET_ABOVE_LEFT] = {"rows above a header like the first sheet's, left out", ""},
    [SHEET_ABOVE_TAKEN] = {"rows above a header like the first sheet's, taken like others", ""},
};

static void
say_notes(const struct sheet *s, const char *file)
{
    for (int i = 0; i < SHEET_NOTES; i++) {
        struct sheet_noted n = sheet_noted(s, (enum sheet_note)i);

        if (n.count > 0)
            say("%s: %s: %" PRIu64 ", the first in sheet \"%s\", row %zu%s", file, notes[i].what,
                n.count, n.sheet, n.row + 1, notes[i].advice);
    }
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const char *file = options.file_count ? options.files[0] : "-";
    bool all = wanted && strcmp(wanted, "all") == 0;
    struct account account = {.input = file};
    struct sheet_header header = {.rows = header_rows};
    struct output out;
    struct workbook *w;
    struct sheet *to;

    if (options.file_count > 1)
        fail(MISUSED, "takes one FILE; see from-workbook --help");
    if (given >= 0 && !all)
        fail(MISUSED, "--as goes with --sheet all; see from-workbook --help");
    if (all || options.policy)
        header.context = policy_read(options.policy);
    w = workbook_open(file);
    output_start(&out, STDOUT_FILENO, "standard output");
    to = sheet_new(&out, &account, all ? &header : NULL);
    if (all)
        read_all(w, file, to);
    else
        read_one(w, file, to);
    progress_end();
    output_close(&out);
    say_notes(to, file);
    account_close(&account, 1, options.summary);
    sheet_free(to);
    workbook_close(w);
    return DONE;
}
