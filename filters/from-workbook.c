/* from-workbook: the cells of a workbook's sheets as CSV. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "account.h"
#include "amount.h"
#include "fail.h"
#include "memory.h"
#include "options.h"
#include "workbook.h"

static const char *wanted;

static void
take_sheet(const char *value)
{
    wanted = value;
}

static const struct option_of own[] = {
    {"sheet", "NAME|N|all", "which sheet (the first that is not hidden), or all with one header",
     take_sheet},
    {0},
};

static const struct usage usage = {
    .filter = "from-workbook",
    .synopsis = "[--sheet NAME|N|all]",
    .purpose = "Turns a workbook (.xlsx, .xls) into CSV.",
    .options = own,
    .no_policy = true,
};

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

static void
say_notes(const struct workbook *w, const char *file)
{
    struct workbook_notes notes = workbook_notes(w);

    if (notes.hidden_rows)
        say("%s: hidden rows taken like others: %" PRIu64, file, notes.hidden_rows);
    if (notes.formulas_unvalued)
        say("%s: formulas without a value, their cells left empty: %" PRIu64
            ": open it in WPS and save it, which computes them",
            file, notes.formulas_unvalued);
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const char *file = options.file_count ? options.files[0] : "-";
    struct account account = {.input = file};
    struct output out;
    struct workbook *w;
    struct sheet *to;

    if (options.file_count > 1)
        fail(MISUSED, "takes one FILE; see from-workbook --help");
    w = workbook_open(file);
    output_start(&out, STDOUT_FILENO, "standard output");
    to = sheet_new(&out, &account, wanted && strcmp(wanted, "all") == 0);
    if (wanted && strcmp(wanted, "all") == 0)
        read_all(w, file, to);
    else
        read_one(w, file, to);
    progress_end();
    output_close(&out);
    say_notes(w, file);
    account_close(&account, 1, options.summary);
    sheet_free(to);
    workbook_close(w);
    return DONE;
}
