/* normalize: any source in, records out; what breaks a rule goes back with its reason. */
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "roster/clerk.h"
#include "roster/gaps.h"
#include "roster/operands.h"
#include "roster/rejects.h"
#include "roster/second_header.h"
#include "roster/swallowed.h"
#include "roster/verdict.h"

static const char *rejects_dir, *tally_file;
static struct gaps_without without;
static struct limit limit = {.number = 1000, .is_share = true}; /* 10% of each file */
static struct operands operands;
static struct clerk clerk;
static struct output records;

static void
take_max_rejects(const char *value)
{
    if (!limit_parse(slice_of(value), &limit))
        options_refuse("max-rejects", value, "must be a number of rows, or 0% to 100%");
}

static void
take_without(const char *value)
{
    gaps_take_without(&without, value);
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs behind it are", .take = operands_as},
    {"called", "NAME", "what to call the next FILE", .take = operands_called},
    {"encoding", "NAME", "UTF-8, GB18030 or UTF-16 (else it is found out)",
     .take = operands_encoding},
    {"max-rejects", "N|P%", "refuse a file with more rejects (10%)", .take = take_max_rejects},
    {"rejects", "DIR", "write the rejected rows there, for mending", .to = &rejects_dir},
    {"tally", "FILE", "append what became of the rows, and the unknown words, to FILE",
     .to = &tally_file},
    {"without", "COLUMN,...", "go on without these columns, each COLUMN or SOURCE:COLUMN",
     .take = take_without},
    {0},
};

static const struct usage usage = {
    .filter = "normalize",
    .synopsis = "--as SOURCE [FILE]... [--as SOURCE FILE...]...",
    .purpose = "Turns the files of a social-insurance office into records.",
    .options = own,
    .take = operands_file,
};

/* A file of the command line and what became of it. */
struct job {
    struct roster roster;
    struct rejects rejects;
    struct tally tally;
    struct account account;
    struct verdict verdict;
    struct swallowed swallowed;
};

/* ---- rows ---- */

static void
reject(struct job *job, const struct row *row, enum reason reason, int column, int id)
{
    job->account.read++;
    job->account.rejected++;
    rejects_add(&job->rejects, &job->roster, row, reason, column, id);
    second_header_check(&job->roster, &clerk.policy->headers, row);
    if (reason >= REASON_STATUS)
        unknown_add(&job->tally.unknown, reason, clerk_cell(&clerk, row, column));
}

/* A row without any id: a footer, or one that lacks it. */
static void
reject_without_id(struct job *job, const struct row *row)
{
    int column;

    if (clerk_sees_footer(&clerk, &job->roster, row, &column))
        reject(job, row, REASON_FOOTER, column, -1);
    else
        reject(job, row, REASON_ID_MISSING, job->roster.id[0], -1);
}

/* The n-th id of the row: a record or a reject. */
static void
take_entry(struct job *job, const struct row *row, size_t n)
{
    enum source source = job->roster.source;
    struct entry e;
    int column;
    enum reason reason = clerk_read(&clerk, &job->roster, row, n, &e, &column);
    char *p;

    if (reason == REASON_ID_MISSING) {
        reject_without_id(job, row);
        return;
    }
    if (reason) {
        reject(job, row, reason, column, source_is_list(source) ? (int)n : -1);
        return;
    }
    p = output_room(&records, ENTRY_TEXT + e.name.n + e.area.town.n + e.area.village.n);
    output_end(&records, entry_print(p, &e, source));
    job->account.read++;
    job->account.written++;
    verdict_add(&job->verdict, &e);
}

/* What is wrong with the row as a whole, and the column at fault. */
static enum reason
judge_row(const struct roster *r, const struct row *row, int *column)
{
    int lost = row->odd ? clerk_lost_character(r, row) : -1;

    *column = (int)row->fault_cell;
    if (lost >= 0 && (row->fault != ROW_BAD_ENCODING || lost < *column))
        *column = lost;
    if (lost >= 0 || row->fault == ROW_BAD_ENCODING)
        return REASON_ENCODING;
    if (row->fault)
        return REASON_QUOTE;
    *column = -1;
    return row->cells != r->width && !roster_fits(r, row) ? REASON_WIDTH : REASON_NONE;
}

/* A household's row gives an entry for each id that is filled. */
static void
take_row(struct job *job, const struct row *row)
{
    const struct roster *r = &job->roster;
    bool filled = false;
    int column;
    enum reason reason = judge_row(r, row, &column);

    if (row->lines > 1 && !row->fault)
        swallowed_look(&job->swallowed, r, row);
    if (reason) {
        reject(job, row, reason, column, -1);
        return;
    }
    clerk_take_row(&clerk, row);
    if (!source_is_list(r->source) || r->ids == 1) {
        take_entry(job, row, 0);
        return;
    }
    for (size_t n = 0; n < r->ids; n++)
        if (clerk_sees_id(&clerk, row, r->id[n])) {
            take_entry(job, row, n);
            filled = true;
        }
    if (!filled)
        reject_without_id(job, row);
}

/* ---- files ---- */

static void
normalize(struct job *job, const struct operand *operand)
{
    const struct headers *headers = &clerk.policy->headers;
    struct roster *r = &job->roster;
    struct row row;
    bool said;

    job->account.input = operand->file;
    rejects_start(&job->rejects, rejects_dir, operand->file);
    roster_open(r, operand->file, operand->source, operands.encoding, headers, &job->account,
                &records);
    said = rows_encoding(r->rows) != ENCODING_OPEN;
    if (said)
        roster_say(r);
    gaps_check(r, headers, &without, job->tally.gap);
    while (roster_next(r, &row))
        take_row(job, &row);
    if (!said)
        roster_say(r);
    progress_end();
    roster_close(r);
    rejects_close(&job->rejects);
}

static void
fill_tally(struct job *job)
{
    struct tally *t = &job->tally;

    t->file = job->account.input;
    t->read = job->account.read;
    t->written = job->account.written;
    t->blank = job->roster.blank_rows;
    t->swallowing = job->swallowed.cells;
    memcpy(t->rejected, job->rejects.count, sizeof t->rejected);
    t->limit = limit;
    t->has_limit = true;
}

/* Says what is to be said of all files before their accounts are closed; whether one of them is
 * refused. */
static bool
judge(struct job *jobs)
{
    bool refused = false;

    for (struct job *job = jobs; job < jobs + operands.count; job++) {
        enum source source = job->roster.source;

        fill_tally(job);
        refused |= verdict_say(&job->verdict, &job->tally, source, rejects_dir != NULL);
        tally_say_blank(&job->tally);
        swallowed_say(&job->swallowed, job->tally.file);
        unknown_say(&job->tally.unknown, job->tally.file, source);
    }
    return refused;
}

static void
close_accounts(const struct job *jobs, const char *summary)
{
    struct account *accounts = memory_new(operands.count, sizeof *accounts);

    for (size_t i = 0; i < operands.count; i++)
        accounts[i] = jobs[i].account;
    account_close(accounts, operands.count, summary);
    free(accounts);
}

static void
write_tallies(const struct job *jobs)
{
    struct output out;

    account_append(&out, tally_file);
    for (size_t i = 0; i < operands.count; i++)
        tally_write(&jobs[i].tally, &out);
    output_close(&out);
}

static void
say_tallies(struct job *jobs)
{
    for (size_t i = 0; i < operands.count; i++) {
        tally_say(&jobs[i].tally);
        tally_free(&jobs[i].tally);
    }
}

static void
write_header(void)
{
    for (int i = 0; i < COLUMNS; i++) {
        output_text(&records, column_name[i]);
        output_text(&records, i + 1 < COLUMNS ? "\t" : "\n");
    }
    output_flush(&records);
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct job *jobs;
    bool refused;

    operands = operands_end();
    if (rejects_dir)
        operands_check_rejects(operands, rejects_dir);
    jobs = memory_new(operands.count, sizeof *jobs);
    clerk_start(&clerk, policy_read(options.policy));
    output_start(&records, STDOUT_FILENO, "standard output");
    write_header();
    for (size_t i = 0; i < operands.count; i++)
        normalize(&jobs[i], &operands.of[i]);
    output_close(&records);
    refused = judge(jobs);
    close_accounts(jobs, refused ? NULL : options.summary);
    if (tally_file)
        write_tallies(jobs);
    say_tallies(jobs);
    clerk_free(&clerk);
    free(jobs);
    return refused ? REFUSED : DONE;
}
