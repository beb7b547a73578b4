/* from-workbook: the cells of a workbook's sheets as CSV. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "base/text.h"
#include "bytes/account.h"
#include "policy/policy.h"
#include "values/amount.h"
#include "workbook/workbook.h"

static const char *wanted;
static int given = -1; /* the source, if it is known */

static void
take_sheet(const char *value)
{
    wanted = value;
}

static void
take_source(const char *value)
{
    given = source_parse(slice_of(value));
    if (given < 0)
        options_refuse("as", value, "is no source; see man normalize");
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the sheets are for normalize, so that their headers are known (any)",
     .take = take_source},
    {"sheet", "NAME|N|all", "which sheet (the first that is not hidden), or all with one header",
     .take = take_sheet},
    {0},
};

static const struct usage usage = {
    .filter = "from-workbook",
    .synopsis = "[--sheet NAME|N|all [--as SOURCE]]",
    .purpose = "Turns a workbook (.xlsx, .xls) into CSV.",
    .options = own,
};

/* ---- headers ---- */

/* What a row's cells say in a source, as a header. */
static int
item_of(const struct headers *headers, enum source source, struct slice cell)
{
    char *scratch = memory_new(cell.n + 1, 1);
    int item = headers_item(headers, source, text_tidy(cell, scratch), scratch);

    free(scratch);
    return item;
}

static bool
names_persons(const struct headers *headers, enum source source, const struct row *row)
{
    bool id = false, name = false;

    for (size_t i = 0; i < row->cells; i++) {
        int item = item_of(headers, source, row->cell[i]);

        id |= item == ITEM_ID;
        name |= item == ITEM_NAME;
    }
    return id && name;
}

/* Whether the row below a header belongs to it: it names a column and is blank under ids and names. */
static bool
goes_on(const struct headers *headers, enum source source, const struct row *header,
        const struct row *below)
{
    bool known = false;

    for (size_t i = 0; i < below->cells; i++) {
        int above = i < header->cells ? item_of(headers, source, header->cell[i]) : -1;

        if ((above == ITEM_ID || above == ITEM_NAME) && !text_is_blank(below->cell[i]))
            return false;
        known |= item_of(headers, source, below->cell[i]) >= 0;
    }
    return known;
}

static size_t
header_rows(const void *policy, const struct row *row, size_t rows)
{
    const struct headers *headers = &((const struct policy *)policy)->headers;
    size_t most = 0;

    for (int i = 0; i < SOURCES; i++) {
        enum source source = (enum source)i;
        size_t here;

        if ((given >= 0 && i != given) || !names_persons(headers, source, row))
            continue;
        here = rows > 1 && goes_on(headers, source, row, row + 1) ? 2 : 1;
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
