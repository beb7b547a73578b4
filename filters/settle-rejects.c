/* settle-rejects: takes out of the reject files those rows that came back mended in another file
 * of the same source. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/options.h"
#include "bytes/account.h"
#include "bytes/private_file.h"
#include "csv/csv_row.h"
#include "policy/policy.h"
#include "roster/operands.h"
#include "roster/reject_key.h"
#include "roster/rejects.h"
#include "roster/settlement.h"

enum { NUMBERS = 64 };

static const char *directory;
static struct operands operands;
static const struct headers *headers;
static struct settlement *settlement;

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs behind it are", .take = operands_as},
    {"called", "NAME", "what the FILE behind it was called for normalize", .take = operands_called},
    {"encoding", "NAME", "what was said to normalize of the FILEs", .take = operands_encoding},
    {"rejects", "DIR", "where normalize wrote the rejects of these FILEs", .to = &directory},
    {0},
};

static const struct usage usage = {
    .filter = "settle-rejects",
    .synopsis = "--rejects DIR --as SOURCE [FILE]... [--as SOURCE FILE...]...",
    .purpose = "Takes rejected rows that came back mended out of the rejects.",
    .options = own,
    .take = operands_file,
};

/* Opens a reject file, whose first row is its header, whatever follows. */
static struct rows *
open_rejects(const char *path, struct row *header)
{
    struct rows *rows = rows_open(path, REFUSED, NULL, NULL);

    rows_settle(rows);
    if (!rows_next(rows, header))
        *header = (struct row){.line = 1};
    return rows;
}

/* The rows of the file's reject file; each is known by the line on which it stands in the file. */
static void
read_rejected(size_t file, const char *path)
{
    struct row row;
    struct rows *rows = open_rejects(path, &row);
    struct reject_key key;

    reject_key_start(&key, headers, operands.of[file].source, row.cell, row.cells);
    if (key.columns < REJECT_KEY_COLUMNS)
        fail_at(REFUSED, path, row.line,
                "this is no reject file: give the DIR in which normalize wrote the rejects of "
                "these FILEs");
    while (rows_next(rows, &row)) {
        if (!reject_key_read(&key, &row))
            fail_at(REFUSED, path, row.line,
                    "no reason and line of a rejected row: let normalize write the rejects again");
        settlement_reject(settlement, file, key.line, (struct slice){key.text, key.length});
    }
    reject_key_free(&key);
    rows_close(rows);
}

static void
look_for_rejects(size_t file)
{
    char *path = rejects_path(directory, operands.of[file].file);

    if (access(path, F_OK) == 0)
        read_rejected(file, path);
    else if (errno != ENOENT)
        fail_system(path, "cannot look at it");
    free(path);
}

/* The rows of a file that have the three columns, as reject files have that came back. */
static void
read_returned(size_t file)
{
    const struct operand *operand = &operands.of[file];
    struct roster r;
    struct row row;
    struct reject_key key;

    roster_open(&r, operand->file, operand->source, operands.encoding, headers, NULL, NULL);
    reject_key_start(&key, headers, operand->source, r.header, r.width);
    if (key.columns > 0 && key.columns < REJECT_KEY_COLUMNS)
        say("%s:%" PRIu64 ": of reject_reason, reject_column and reject_line only some are there: "
            "its rows are taken for new ones, and the rejected ones stay rejected",
            operand->file, r.header_line);
    settlement_came_back(settlement, file, key.times);
    while (key.columns == REJECT_KEY_COLUMNS && roster_next(&r, &row))
        if (reject_key_read(&key, &row) && key.length > 0)
            settlement_return(settlement, file, row.line, (struct slice){key.text, key.length});
    reject_key_free(&key);
    roster_close(&r);
}

static void
copy_others(size_t file, const char *path, struct output *out)
{
    struct row row;
    struct rows *rows = open_rejects(path, &row);

    output_text(out, "\xef\xbb\xbf");
    csv_row(out, &row);
    for (size_t i = 0; rows_next(rows, &row); i++)
        if (!settlement_is_mended(settlement, file, i))
            csv_row(out, &row);
    rows_close(rows);
}

/* The file is there whole at any time: as it was, or without the mended rows. */
static void
write_others(size_t file, bool any)
{
    char *path = rejects_path(directory, operands.of[file].file);
    size_t room = strlen(path) + sizeof ".new";
    char *new_path = memory_new(room, 1);
    struct output out;

    snprintf(new_path, room, "%s.new", path);
    if (any) {
        private_file_start(&out, new_path);
        copy_others(file, path, &out);
        output_close(&out);
        if (rename(new_path, path) < 0)
            fail_system(path, "cannot replace");
    } else if (unlink(path) < 0)
        fail_system(path, "cannot remove");
    free(new_path);
    free(path);
}

/* Writes the file's rejects anew, and tells what became of them. */
static struct account
settle_rejects(size_t file, struct output *out)
{
    struct settlement_file f = settlement_of(settlement, file);
    const char *name = operands.of[file].file;
    char numbers[NUMBERS];

    if (f.mended > 0)
        write_others(file, f.mended < f.rejects);
    snprintf(numbers, sizeof numbers, "\t%zu\t%zu\n", f.rejects, f.mended);
    account_put(out, slice_of(name));
    output_text(out, numbers);
    if (f.doubts)
        say("%s: rows that came back and may be any of several rejected ones: %zu; these stay "
            "rejected",
            name, f.doubts);
    return (struct account){name, f.rejects, f.rejects - f.mended, 0, f.mended};
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct account *accounts;
    struct output out;

    if (!directory)
        fail(MISUSED, "needs --rejects DIR and --as SOURCE FILE; see settle-rejects --help");
    operands = operands_end();
    operands_check_rejects(operands, directory);
    if (access(directory, X_OK) < 0)
        fail_system(directory, "cannot look into it");
    headers = &policy_read(options.policy)->headers;
    settlement = settlement_new(operands.count);
    for (size_t i = 0; i < operands.count; i++)
        look_for_rejects(i);
    for (size_t i = 0; i < operands.count; i++)
        read_returned(i);
    settlement_settle(settlement);
    output_start(&out, STDOUT_FILENO, "standard output");
    accounts = memory_new(operands.count, sizeof *accounts);
    for (size_t i = 0; i < operands.count; i++)
        accounts[i] = settle_rejects(i, &out);
    output_close(&out);
    account_close(accounts, operands.count, options.summary);
    free(accounts);
    settlement_free(settlement);
    return DONE;
}
