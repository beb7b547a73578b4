/* render-report: the table of targets as one page of HTML. */
#include <unistd.h>

#include "base/fail.h"
#include "base/options.h"
#include "page/page.h"

static const char *accounts_file, *advised_file, *due_file, *duplicates_file, *history_file,
    *previous_file, *run_file, *tally_file, *words_dir;

static const struct option_of own[] = {
    {"accounts", "FILE", "what became of the rows: summary.tsv", .to = &accounts_file},
    {"advised", "FILE", "the table as if everyone did what is advised", .to = &advised_file},
    {"due", "FILE", "the table as if everyone did what is due", .to = &due_file},
    {"duplicates", "FILE", "the records that were merged: duplicates.tsv", .to = &duplicates_file},
    {"history", "FILE", "values of earlier days, drawn as small lines", .to = &history_file},
    {"previous", "FILE", "an earlier table: say what has changed since", .to = &previous_file},
    {"run", "FILE", "what the results were made of: run.tsv", .to = &run_file},
    {"tally", "FILE", "the rejected rows, as normalize --tally writes them", .to = &tally_file},
    {"words", "DIR", "the tables of words (else the shipped ones)", .to = &words_dir},
    {0},
};

static const struct usage usage = {
    .filter = "render-report",
    .synopsis = "",
    .purpose = "Makes one page of HTML of the table that aggregate-targets wrote.",
    .options = own,
};

static const char *const run_columns[] = {"key", "value", "source", "bytes", "xxh3_128", NULL};
static const char *const account_columns[] = {"filter",   "input",  "read", "written",
                                              "rejected", "merged", NULL};

/* Opens a file that an option named; it must have a header, as the stream does. */
static void
open_one(struct reader *r, const char *file)
{
    char **files = memory_keep(sizeof *files);

    files[0] = memory_text(slice_of(file));
    reader_open(r, files, 1);
}

static const struct figures *
other_figures(struct figures *f, const char *file, const struct policy *policy)
{
    struct reader r;

    if (!file)
        return NULL;
    open_one(&r, file);
    figures_read(f, &r, policy);
    reader_close(&r);
    return f;
}

static const struct told_rows *
told_rows(struct told_rows *rows, const char *file, const char *const *columns)
{
    struct reader r;

    if (!file)
        return NULL;
    open_one(&r, file);
    told_rows_read(rows, &r, columns);
    reader_close(&r);
    return rows;
}

static const struct history *
read_history(struct history *h)
{
    struct reader r;

    if (!history_file)
        return NULL;
    open_one(&r, history_file);
    history_read(h, &r);
    reader_close(&r);
    return h;
}

static const struct told_merged *
read_merged(struct told_merged *merged)
{
    struct reader r;

    if (!duplicates_file)
        return NULL;
    open_one(&r, duplicates_file);
    told_merged_read(merged, &r);
    reader_close(&r);
    return merged;
}

static const struct told_rejects *
read_rejects(struct told_rejects *rejects)
{
    if (tally_file)
        told_rejects_read(rejects, tally_file);
    return tally_file ? rejects : NULL;
}

int
main(int argc, char **argv)
{
    static struct figures paid, due, advised, previous;
    static struct words words;
    static struct history history;
    static struct told_rows run, accounts;
    static struct told_rejects rejects;
    static struct told_merged merged;
    struct options options = options_read(argc, argv, &usage);
    struct page page = {.words = &words, .policy = policy_read(options.policy), .paid = &paid};
    struct reader r;
    struct output out;

    words_read(&words, words_dir);
    reader_open(&r, options.files, options.file_count);
    figures_read(&paid, &r, page.policy);
    ranking_give(&paid);
    page.due = other_figures(&due, due_file, page.policy);
    page.advised = other_figures(&advised, advised_file, page.policy);
    page.previous = other_figures(&previous, previous_file, page.policy);
    page.run = told_rows(&run, run_file, run_columns);
    page.accounts = told_rows(&accounts, accounts_file, account_columns);
    page.history = read_history(&history);
    page.merged = read_merged(&merged);
    page.rejects = read_rejects(&rejects);
    output_start(&out, STDOUT_FILENO, "standard output");
    page_write(&page, &out);
    output_close(&out);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
