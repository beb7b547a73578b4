/* normalize: any source in, records out; what breaks a rule goes back with its reason. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "base/shown.h"
#include "base/text.h"
#include "roster/clerk.h"
#include "roster/rejects.h"
#include "roster/tally.h"

enum { LIMIT_COUNTS_FROM = 20, ROUNDED_COUNTS_FROM = 20, PLACE = 512 };

/* A file of the command line and what became of it. */
struct job {
    enum source source;
    const char *file;
    struct rejects rejects;
    struct tally tally;
    struct account account;
    uint64_t full_ids, rounded_ids;
    const char *missing
        [ITEMS]; /* of columns that are not there: missing, or without where they are needed */
};

static struct job *jobs;
static size_t job_count, job_room;
static int source = -1;
static bool source_used = true;
static enum encoding encoding = ENCODING_OPEN;
static const char *rejects_dir, *tally_file, *called;
static bool columns_only;
static struct roster_without without;
static uint64_t limit = 1000; /* rejects per file: hundredths of a per cent, or rows */
static bool limit_is_share = true;

static void
take_as(const char *value)
{
    if (!source_used)
        options_refuse("as", source_name[source], "names no FILE");
    source = source_parse(slice_of(value));
    if (source < 0)
        options_refuse("as", value,
                       "is no source: registry resident employee flexible enterprise proxy "
                       "hardship cadre capable migrant refused exempt elsewhere");
    source_used = false;
}

static void
take_file(const char *file)
{
    if (source < 0)
        fail(MISUSED, "%s: say first what it is: --as SOURCE FILE", file);
    if (called) {
        input_call(called, file);
        file = called;
        called = NULL;
    }
    jobs = memory_grow(jobs, &job_room, job_count + 1, sizeof *jobs);
    jobs[job_count++] = (struct job){.source = (enum source)source, .file = file};
    source_used = true;
}

static void
take_called(const char *value)
{
    if (called)
        options_refuse("called", called, "names no FILE");
    if (!value[0])
        options_refuse("called", value, "must not be empty");
    called = value;
}

static void
take_encoding(const char *value)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {
        {"UTF-8", ENCODING_UTF8},       {"UTF8", ENCODING_UTF8},
        {"GB18030", ENCODING_GB18030},  {"GBK", ENCODING_GB18030},
        {"GB2312", ENCODING_GB18030},   {"UTF-16", ENCODING_UTF16LE},
        {"UTF-16LE", ENCODING_UTF16LE}, {"UTF-16BE", ENCODING_UTF16BE},
    };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcasecmp(value, known[i].name) == 0) {
            encoding = known[i].encoding;
            return;
        }
    options_refuse("encoding", value,
                   "is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16");
}

/* N, or P% with at most two decimals. */
static void
take_max_rejects(const char *value)
{
    uint64_t number = 0, scale = 100;
    const char *c = value;
    bool digits = false;

    for (; *c >= '0' && *c <= '9' && number < 1000000000000; c++, digits = true)
        number = number * 10 + (uint64_t)(*c - '0');
    limit_is_share = strchr(value, '%') != NULL;
    if (limit_is_share && digits && c[0] == '.' && c[1] != '%')
        for (c++; *c >= '0' && *c <= '9' && scale > 1; c++, scale /= 10)
            number = number * 10 + (uint64_t)(*c - '0');
    limit = limit_is_share ? number * scale : number;
    if (!digits || strcmp(c, limit_is_share ? "%" : "") != 0 || (limit_is_share && limit > 10000))
        options_refuse("max-rejects", value, "must be a number of rows, or 0% to 100%");
}

/* COLUMN or SOURCE:COLUMN, one or more. */
static void
take_without(const char *value)
{
    struct slice list = slice_of(value), part;

    while (text_part(&list, ',', &part)) {
        const char *colon = part.n ? memchr(part.p, ':', part.n) : NULL;
        struct slice name = colon ? text_behind(part, (size_t)(colon + 1 - part.p)) : part;
        int item = headers_item_parse(name);
        int of = colon ? source_parse((struct slice){part.p, (size_t)(colon - part.p)}) : SOURCES;

        if (of < 0 || item < 0)
            options_refuse("without", value,
                           "must be names of columns.csv such as paid or resident:paid, with "
                           "commas between");
        if (item == ITEM_ID || item == ITEM_NAME)
            options_refuse("without", value, "no file can do without id and name");
        without.sources[item] |= of < SOURCES ? UINT32_C(1) << of : UINT32_MAX;
    }
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs behind it are", .take = take_as},
    {"called", "NAME", "what to call the next FILE", .take = take_called},
    {"columns", NULL, "tell what each column is taken for, and end", .flag = &columns_only},
    {"encoding", "NAME", "UTF-8, GB18030 or UTF-16 (else it is found out)", .take = take_encoding},
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
    .operand = take_file,
};

static void
check_jobs(void)
{
    if (source < 0)
        fail(MISUSED, "say what the input is: --as SOURCE [FILE]...; see normalize --help");
    if (job_count == 0)
        take_file("-");
    if (!source_used)
        options_refuse("as", source_name[source], "names no FILE");
    if (called)
        options_refuse("called", called, "names no FILE");
    for (size_t i = 0; rejects_dir && i < job_count; i++)
        for (size_t k = 0; k < i; k++) {
            char *a = rejects_path(rejects_dir, jobs[i].file),
                 *b = rejects_path(rejects_dir, jobs[k].file);

            if (strcmp(a, b) == 0)
                fail(MISUSED, "%s and %s would share one reject file: rename one", jobs[k].file,
                     jobs[i].file);
            free(a);
            free(b);
        }
}

static void
reject(struct job *job, struct clerk *clerk, const struct roster *r, const struct row *row,
       enum reason reason, int column, int id)
{
    job->account.read++;
    job->account.rejected++;
    rejects_add(&job->rejects, r, row, reason, column, id);
    if (reason >= REASON_STATUS)
        unknown_add(&job->tally.unknown, reason, clerk_cell(clerk, row, column));
}

/* A row without any id: a footer, or one that lacks it. */
static void
reject_without_id(struct job *job, struct clerk *clerk, const struct roster *r,
                  const struct row *row)
{
    int column;

    if (clerk_sees_footer(clerk, r, row, &column))
        reject(job, clerk, r, row, REASON_FOOTER, column, -1);
    else
        reject(job, clerk, r, row, REASON_ID_MISSING, r->id[0], -1);
}

/* The n-th id of the row: a record or a reject. */
static void
take_entry(struct job *job, struct clerk *clerk, const struct roster *r, const struct row *row,
           size_t n, struct output *out)
{
    struct entry e;
    int column;
    enum reason reason = clerk_read(clerk, r, row, n, &e, &column);
    char *p;

    if (reason == REASON_ID_MISSING) {
        reject_without_id(job, clerk, r, row);
        return;
    }
    if (reason) {
        reject(job, clerk, r, row, reason, column, source_is_list(job->source) ? (int)n : -1);
        return;
    }
    p = output_room(out, ENTRY_TEXT + e.name.n + e.area.town.n + e.area.village.n);
    output_end(out, entry_print(p, &e, job->source));
    job->account.read++;
    job->account.written++;
    job->full_ids += e.id.full;
    job->rounded_ids += e.id.full && e.id.rounded;
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
take_row(struct job *job, struct clerk *clerk, const struct roster *r, const struct row *row,
         struct output *out)
{
    bool filled = false;
    int column;
    enum reason reason = judge_row(r, row, &column);

    if (reason) {
        reject(job, clerk, r, row, reason, column, -1);
        return;
    }
    clerk_take_row(clerk, row);
    if (!source_is_list(job->source) || r->ids == 1) {
        take_entry(job, clerk, r, row, 0, out);
        return;
    }
    for (size_t n = 0; n < r->ids; n++)
        if (clerk_sees_id(clerk, row, r->id[n])) {
            take_entry(job, clerk, r, row, n, out);
            filled = true;
        }
    if (!filled)
        reject_without_id(job, clerk, r, row);
}

static void
say_encoding(const struct roster *r)
{
    say("%s: read as %s%s", r->file, roster_encoding(r), roster_separator(r));
}

/* A header by which the column is known in that source, empty if the source has no such column. */
static struct slice
known_header(const struct headers *headers, enum source of, enum item item)
{
    struct slice known = {NULL, 0};

    for (size_t i = 0; i < headers->name.count && !known.n; i++)
        known = headers_known(headers, i, of, item);
    return known;
}

static void
note_missing(struct job *job, const struct roster *r, const struct headers *headers)
{
    for (int item = 0; item < ITEMS; item++)
        if (r->column[item] < 0 && headers_has(headers, r->source, (enum item)item))
            job->tally.gap[item] = headers->need[item][r->source] ? TALLY_WITHOUT : TALLY_MISSING;
}

static void
do_job(struct job *job, struct clerk *clerk, struct output *out)
{
    struct roster r;
    struct row row;
    bool said;

    job->account.input = job->file;
    rejects_start(&job->rejects, rejects_dir, job->file);
    roster_open(&r, job->file, job->source, encoding, &clerk->policy->headers, &job->account, out);
    said = rows_encoding(r.rows) != ENCODING_OPEN;
    if (said)
        say_encoding(&r);
    roster_check_columns(&r, &clerk->policy->headers, &without);
    note_missing(job, &r, &clerk->policy->headers);
    while (roster_next(&r, &row))
        take_row(job, clerk, &r, &row, out);
    if (!said)
        say_encoding(&r);
    job->tally.file = job->file;
    job->tally.read = job->account.read;
    job->tally.written = job->account.written;
    job->tally.blank = r.blank_rows;
    memcpy(job->tally.rejected, job->rejects.count, sizeof job->tally.rejected);
    progress_end();
    roster_close(&r);
    rejects_close(&job->rejects);
}

static bool
is_over_limit(const struct account *a)
{
    if (a->read < LIMIT_COUNTS_FROM)
        return a->read > 0 && a->rejected == a->read;
    return limit_is_share ? a->rejected * 10000 > limit * a->read : a->rejected > limit;
}

/* Says what is wrong with a whole file; whether it is refused. */
static bool
judge(const struct job *job)
{
    const struct account *a = &job->account;
    bool over = is_over_limit(a);
    bool rounded = a->written >= ROUNDED_COUNTS_FROM && job->full_ids > 0 &&
                   job->full_ids == job->rounded_ids && job->source != SOURCE_ENTERPRISE;

    if (over)
        say("%s: too many rows rejected: mend them%s or allow more with --max-rejects", job->file,
            rejects_dir ? "" : " (--rejects DIR writes them out)");
    if (rounded)
        say("%s: every 18-digit ID ends in 000: a spreadsheet rounded them; export it again with "
            "IDs as text",
            job->file);
    return over || rounded;
}

static void
write_tally(void)
{
    struct output out;

    account_append(&out, tally_file);
    for (size_t i = 0; i < job_count; i++)
        tally_write(&jobs[i].tally, &out);
    output_close(&out);
}

/* ---- --columns ---- */

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
column_line(struct output *out, const struct roster *r, size_t number, struct slice header,
            const char *column, const char *state, struct slice hint)
{
    char place[PLACE];

    snprintf(place, sizeof place, "\t%" PRIu64 "\t%.0zu\t", r->header_line, number);
    output_text(out, r->file);
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

static void
tell_present(struct output *out, const struct roster *r, const struct headers *headers)
{
    for (size_t i = 0; i < r->width; i++) {
        char *scratch = memory_new(2 * r->header[i].n + 2, 1), *more = scratch + r->header[i].n + 1;
        struct slice header = text_tidy(r->header[i], scratch);
        int item = headers_item(headers, r->source, header, more);
        bool taken =
            item >= 0 && (r->column[item] == (int)i || roster_takes_all(r, (enum item)item));

        column_line(out, r, i + 1, shown_text(header, more),
                    item < 0 ? "" : headers_item_name((enum item)item),
                    taken       ? "taken"
                    : item >= 0 ? "again"
                    : header.n  ? "unused"
                                : "empty",
                    item < 0 ? suggestion(r, headers, header) : SLICE(""));
        free(scratch);
    }
}

static void
tell_missing(struct output *out, const struct roster *r, const struct headers *headers)
{
    for (int item = 0; item < ITEMS; item++) {
        struct slice known = known_header(headers, r->source, (enum item)item);

        if (r->column[item] < 0 && known.n > 0)
            column_line(out, r, 0, SLICE(""), headers_item_name((enum item)item), "missing", known);
    }
}

/* What the columns of all files are taken for; nothing behind the headers is read. */
static void
tell_columns(const struct headers *headers, struct output *out)
{
    output_text(out, "file\tline\tplace\theader\tcolumn\tstate\tperhaps\n");
    for (size_t i = 0; i < job_count; i++) {
        struct roster r;

        roster_open(&r, jobs[i].file, jobs[i].source, encoding, headers, NULL, out);
        say_encoding(&r);
        tell_present(out, &r, headers);
        tell_missing(out, &r, headers);
        roster_close(&r);
    }
    output_close(out);
}

static void
write_header(struct output *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        output_text(out, column_name[i]);
        output_text(out, i + 1 < COLUMNS ? "\t" : "\n");
    }
    output_flush(out);
}

int
main(int argc, char **argv)
{
    static struct clerk clerk;
    struct options options = options_read(argc, argv, &usage);
    struct account *accounts;
    struct output out;
    bool refused = false;

    check_jobs();
    clerk_start(&clerk, policy_read(options.policy));
    output_start(&out, STDOUT_FILENO, "standard output");
    if (columns_only) {
        tell_columns(&clerk.policy->headers, &out);
        return DONE;
    }
    write_header(&out);
    accounts = memory_new(job_count, sizeof *accounts);
    for (size_t i = 0; i < job_count; i++) {
        do_job(&jobs[i], &clerk, &out);
        accounts[i] = jobs[i].account;
    }
    output_close(&out);
    for (size_t i = 0; i < job_count; i++) {
        refused |= judge(&jobs[i]);
        tally_say_blank(&jobs[i].tally);
        unknown_say(&jobs[i].tally.unknown, jobs[i].file, jobs[i].source);
    }
    account_close(accounts, job_count, refused ? NULL : options.summary);
    if (tally_file)
        write_tally();
    for (size_t i = 0; i < job_count; i++) {
        tally_say(&jobs[i].tally);
        tally_free(&jobs[i].tally);
    }
    clerk_free(&clerk);
    free(accounts);
    free(jobs);
    return refused ? REFUSED : DONE;
}
