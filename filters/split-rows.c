/* split-rows: the rows of a source's file dealt into pieces, each
 * a file of that source by itself. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "base/text.h"
#include "bytes/private_file.h"
#include "csv/csv_row.h"
#include "policy/policy.h"
#include "roster/roster.h"
#include "values/amount.h"

enum { MOST_PIECES = 500, MOST_RUN = 1 << 30, RUN = 4096, NUMBERS = 128 };

static int source = -1;
static const char *called;
static const char *directory;
static size_t piece_count;
static uint64_t run_rows = RUN;

static void
take_as(const char *value)
{
    source = source_of_option(value);
}

static void
take_pieces(const char *value)
{
    int64_t n = whole_parse(slice_of(value));

    if (n < 1 || n > MOST_PIECES)
        fail(MISUSED, "--pieces %s: must be a number from 1 to %d", value, MOST_PIECES);
    piece_count = (size_t)n;
}

static void
take_run(const char *value)
{
    int64_t n = whole_parse(slice_of(value));

    if (n < 1 || n > MOST_RUN)
        options_refuse("run", value, "must be a number of rows, at least 1");
    run_rows = (uint64_t)n;
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs are", .take = take_as},
    {"called", "NAME", "what messages and the manifest call the FILE", .to = &called},
    {"into", "DIR", "where the pieces go: DIR/K/NAME.csv", .to = &directory},
    {"pieces", "N", "how many pieces a FILE", .take = take_pieces},
    {"run", "ROWS", "how many rows go to one piece before the next has its turn (4096)",
     .take = take_run},
    {0},
};

static const struct usage usage = {
    .filter = "split-rows",
    .synopsis = "--as SOURCE [--called NAME] --into DIR --pieces N [--run ROWS]",
    .purpose = "Deals the rows of each FILE into pieces that can be normalized side by side.",
    .options = own,
};

/* A piece of the file being split; path is NULL until it has a row. */
struct piece {
    struct output out;
    char *path;
};

/* Rows of the file that follow one another and lie in one piece. */
struct run {
    size_t piece;
    uint64_t line, lines, rows;
};

struct splitter {
    struct roster roster;
    struct slice base;
    uint64_t header_lines;
    struct piece *piece;
    struct run run;
    struct output *manifest;
};

/* The file's name without its directory, as the manifest has it. */
static const char *
name_of(const char *file)
{
    const char *slash = strrchr(file, '/');

    return strcmp(file, "-") == 0 ? "stdin" : slash ? slash + 1 : file;
}

/* What its pieces are called, less .csv. */
static struct slice
base_of(const char *file)
{
    return text_less_suffix(text_less_suffix(slice_of(name_of(file)), SLICE(".gz")), SLICE(".csv"));
}

/* Pieces are UTF-8, whatever the file is, and their byte order mark says so. */
static void
start_piece(struct splitter *s, size_t number)
{
    struct piece *piece = &s->piece[number];
    size_t room = strlen(directory) + s->base.n + NUMBERS;
    struct row header = {.cell = s->roster.header, .cells = s->roster.width};

    piece->path = memory_new(room, 1);
    snprintf(piece->path, room, "%s/%zu", directory, number + 1);
    private_file_directory(piece->path);
    snprintf(piece->path, room, "%s/%zu/%.*s.csv", directory, number + 1, (int)s->base.n,
             s->base.p);
    private_file_start(&piece->out, piece->path);
    output_text(&piece->out, "\xef\xbb\xbf");
    s->header_lines = csv_row(&piece->out, &header);
}

static void
end_run(struct splitter *s)
{
    char numbers[NUMBERS];

    if (!s->piece[s->run.piece].path)
        start_piece(s, s->run.piece);
    snprintf(numbers, sizeof numbers, "\t%" PRIu64 "\t%zu\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\n",
             s->header_lines, s->run.piece + 1, s->run.line, s->run.lines, s->run.rows);
    output_text(s->manifest, name_of(s->roster.file));
    output_text(s->manifest, numbers);
}

static void
put_row(struct splitter *s, const struct row *row)
{
    if (s->run.rows == run_rows) {
        end_run(s);
        s->run = (struct run){.piece = (s->run.piece + 1) % piece_count};
    }
    if (!s->piece[s->run.piece].path)
        start_piece(s, s->run.piece);
    if (s->run.rows++ == 0)
        s->run.line = row->line;
    s->run.lines += csv_row(&s->piece[s->run.piece].out, row);
}

static void
close_pieces(struct splitter *s)
{
    for (size_t i = 0; i < piece_count; i++)
        if (s->piece[i].path) {
            output_close(&s->piece[i].out);
            free(s->piece[i].path);
            s->piece[i] = (struct piece){0};
        }
}

static void
split(struct splitter *s, const char *file, struct account *account, const struct policy *policy)
{
    struct row row;

    s->base = base_of(file);
    if (called) {
        input_call(called, file);
        file = called;
        account->input = called;
    }
    s->run = (struct run){0};
    roster_open(&s->roster, file, (enum source)source, ENCODING_OPEN, &policy->headers, account,
                s->manifest);
    while (roster_next_row(&s->roster, &row)) {
        put_row(s, &row);
        account->read++;
        account->written++;
    }
    end_run(s);
    progress_end();
    roster_say(&s->roster);
    roster_close(&s->roster);
    close_pieces(s);
}

static void
check_files(char *const *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strpbrk(name_of(files[i]), "\t\r\n"))
            fail(MISUSED,
                 "FILE %zu: a name with a TAB or a line break does not fit the manifest: rename it",
                 i + 1);
        for (size_t k = 0; k < i; k++)
            if (slice_is(base_of(files[i]), base_of(files[k])))
                fail(MISUSED, "%s and %s would share their pieces: rename one", files[k], files[i]);
    }
}

int
main(int argc, char **argv)
{
    static char standard_input[] = "-";
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy;
    struct output manifest;
    struct splitter s = {.manifest = &manifest};
    struct account *accounts;

    if (source < 0 || !directory || !piece_count)
        fail(MISUSED, "needs --as SOURCE, --into DIR and --pieces N; see split-rows --help");
    if (options.file_count == 0)
        options.files[options.file_count++] = standard_input;
    if (called && options.file_count > 1)
        options_refuse("called", called, "is the name of one FILE: name no other");
    check_files(options.files, options.file_count);
    policy = policy_read(options.policy);
    output_start(&manifest, STDOUT_FILENO, "standard output");
    output_text(&manifest, "file\theader_lines\tpiece\tline\tlines\trows\n");
    output_flush(&manifest);
    private_file_directory(directory);
    s.piece = memory_new(piece_count, sizeof *s.piece);
    accounts = memory_new(options.file_count, sizeof *accounts);
    for (size_t i = 0; i < options.file_count; i++) {
        accounts[i].input = options.files[i];
        split(&s, options.files[i], &accounts[i], policy);
    }
    output_close(&manifest);
    account_close(accounts, options.file_count, options.summary);
    free(accounts);
    free(s.piece);
    return DONE;
}
