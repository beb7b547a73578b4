/* tell-columns: what each column of a source's file is taken for, and which are missing. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "base/shown.h"
#include "base/text.h"
#include "policy/policy.h"
#include "roster/operands.h"
#include "roster/roster.h"

enum { PLACE = 64 };

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs behind it are", .take = operands_as},
    {"called", "NAME", "what to call the next FILE", .take = operands_called},
    {"encoding", "NAME", "UTF-8, GB18030 or UTF-16 (else it is found out)",
     .take = operands_encoding},
    {0},
};

static const struct usage usage = {
    .filter = "tell-columns",
    .synopsis = "--as SOURCE [FILE]... [--as SOURCE FILE...]...",
    .purpose = "Tells what normalize takes each column of a file for.",
    .options = own,
    .take = operands_file,
};

/* The name that a header which is not used may mean, if nothing else says that item; else empty. */
static struct slice
suggestion(const struct roster *r, const struct headers *headers, struct slice header)
{
    char *scratch = memory_new(header.n + 1, 1);
    int64_t near = headers_near(headers, r->source, header, scratch);

    free(scratch);
    return near >= 0 && r->column[headers->item[near][r->source]] < 0
               ? headers->as_written.text[near]
               : SLICE("");
}

static void
put_line(struct output *out, const struct roster *r, size_t number, struct slice header,
         const char *column, const char *state, struct slice hint)
{
    char place[PLACE];

    snprintf(place, sizeof place, "\t%" PRIu64 "\t%.0zu\t", r->header_line, number);
    account_put(out, slice_of(r->file));
    output_text(out, place);
    output_put(out, header);
    output_text(out, "\t");
    output_text(out, column);
    output_text(out, "\t");
    output_text(out, state);
    output_text(out, "\t");
    output_put(out, hint);
    output_text(out, "\n");
}

static uint64_t
tell_present(struct output *out, const struct roster *r, const struct headers *headers)
{
    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice header = text_tidy(r->header[i], scratch);
        int item = headers_item(headers, r->source, header, more);
        bool taken =
            item >= 0 && (r->column[item] == (int)i || roster_takes_all(r, (enum item)item));

        put_line(out, r, i + 1, shown_text(header, more),
                 item < 0 ? "" : headers_item_name((enum item)item),
                 taken       ? "taken"
                 : item >= 0 ? "again"
                 : header.n  ? "unused"
                             : "empty",
                 item < 0 ? suggestion(r, headers, header) : SLICE(""));
        free(scratch);
    }
    return r->width;
}

/* A header by which the column is known in that source, empty if the source has no such column. */
static struct slice
known_header(const struct headers *headers, enum source source, enum item item)
{
    struct slice known = {NULL, 0};

    for (size_t i = 0; i < headers->name.count && !known.n; i++)
        known = headers_known(headers, i, source, item);
    return known;
}

static uint64_t
tell_missing(struct output *out, const struct roster *r, const struct headers *headers)
{
    uint64_t told = 0;

    for (int item = 0; item < ITEMS; item++) {
        struct slice known = known_header(headers, r->source, (enum item)item);

        if (r->column[item] < 0 && known.n > 0) {
            put_line(out, r, 0, SLICE(""), headers_item_name((enum item)item), "missing", known);
            told++;
        }
    }
    return told;
}

/* Reads no further than the row below the header. */
static struct account
tell_columns(struct output *out, struct operand operand, enum encoding encoding,
             const struct headers *headers)
{
    struct account account = {.input = operand.file};
    struct roster r;

    roster_open(&r, operand.file, operand.source, encoding, headers, &account, out);
    progress_end();
    roster_say(&r);
    account.read = tell_present(out, &r, headers) + tell_missing(out, &r, headers);
    account.written = account.read;
    roster_close(&r);
    return account;
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct operands operands = operands_end();
    const struct headers *headers = &policy_read(options.policy)->headers;
    struct account *accounts = memory_new(operands.count, sizeof *accounts);
    struct output out;

    output_start(&out, STDOUT_FILENO, "standard output");
    output_text(&out, "file\tline\tplace\theader\tcolumn\tstate\tperhaps\n");
    for (size_t i = 0; i < operands.count; i++)
        accounts[i] = tell_columns(&out, operands.of[i], operands.encoding, headers);
    output_close(&out);
    account_close(accounts, operands.count, options.summary);
    free(accounts);
    return DONE;
}
