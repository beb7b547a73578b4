/* settle-rejects: takes out of the reject files those rows that came back mended in another file of the same source. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "bytes/account.h"
#include "bytes/private.h"
#include "csv/csv_row.h"
#include "policy/policy.h"
#include "roster/rejects.h"

enum { KEYS = 3, LONGEST_KEY = 64, NUMBERS = 64, NONE = -1 };

static const char *const key_names[KEYS] = {"reject_reason", "reject_column", "reject_line"};

/* A row that was rejected, or one that came back: what the three columns say of the rejected row, and who it is of. */
struct row_key {
    uint64_t key;    /* a hash of the three columns */
    uint64_t person; /* of the id and name cells but the one at fault; 0 where these are empty */
    uint64_t line;   /* of the row in its own file */
    bool mended;
};

struct file {
    enum source source;
    const char *name;
    struct row_key *rejected, *returned;
    size_t rejects, returns;
    uint64_t doubts; /* rows that came back and fit several rejected ones */
};

static struct file *files;
static size_t file_count, file_room;
static int source = -1;
static const char *called, *directory;

static void
take_as(const char *value)
{
    source = source_parse(slice_of(value));
    if (source < 0)
        options_refuse("as", value,
                       "is no source: registry resident employee flexible enterprise proxy "
                       "hardship cadre capable migrant refused exempt elsewhere");
}

static void
take_file(const char *name)
{
    if (source < 0)
        fail(MISUSED, "%s: say first what it is: --as SOURCE FILE", name);
    if (called) {
        input_call(called, name);
        name = called;
        called = NULL;
    }
    files = memory_grow(files, &file_room, file_count + 1, sizeof *files);
    files[file_count++] = (struct file){.source = (enum source)source, .name = name};
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the FILEs behind it are", .take = take_as},
    {"called", "NAME", "what the FILE behind it was called for normalize", .to = &called},
    {"rejects", "DIR", "where normalize wrote the rejects of these FILEs", .to = &directory},
    {0},
};

static const struct usage usage = {
    .filter = "settle-rejects",
    .synopsis = "--rejects DIR --as SOURCE [FILE]... [--as SOURCE FILE...]...",
    .purpose = "Takes rejected rows that came back mended out of the rejects.",
    .options = own,
    .operand = take_file,
};

/* ---- rows ---- */

/* Where the three columns stand: the last of each name, as a reject file of a reject file has them twice. How many there
 * are. */
static int
find_keys(const struct roster *r, int at[KEYS])
{
    int found = 0;

    for (int k = 0; k < KEYS; k++) {
        at[k] = NONE;
        for (size_t i = 0; i < r->width; i++) {
            char *scratch = memory_new(r->header[i].n + 1, 1);

            if (slice_is(text_tidy(r->header[i], scratch), slice_of(key_names[k])))
                at[k] = (int)i;
            free(scratch);
        }
        found += at[k] != NONE;
    }
    return found;
}

/* The cell as it is compared: half-width and without blanks. Empty where it is too long for a key. */
static struct slice
bare_cell(const struct row *row, int column, char text[LONGEST_KEY])
{
    bool there = column >= 0 && (size_t)column < row->cells && row->cell[column].n <= LONGEST_KEY;

    return there ? text_bare(row->cell[column], text) : (struct slice){text, 0};
}

static uint64_t
mix(uint64_t hash, struct slice s)
{
    return slice_hash(s) + hash * UINT64_C(0x9e3779b97f4a7c15);
}

/* The number that a spreadsheet may have written as 17.0; 0 if it is none. */
static uint64_t
line_number(struct slice s)
{
    uint64_t number = 0;
    size_t i = 0;

    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && number < UINT32_MAX; i++)
        number = number * 10 + (uint64_t)(s.p[i] - '0');
    if (i < s.n && s.p[i] == '.')
        for (i++; i < s.n && s.p[i] == '0';)
            i++;
    return i == s.n ? number : 0;
}

/* Whether the column is the one at fault: that of this name. */
static bool
is_at_fault(const struct roster *r, int column, struct slice fault)
{
    char *scratch = memory_new(r->header[column].n + 1, 1);
    bool is = fault.n > 0 && slice_is(text_bare(r->header[column], scratch), fault);

    free(scratch);
    return is;
}

/* Who the row is of: its id and name cells but the one at fault. */
static uint64_t
person_of(const struct roster *r, const struct row *row, struct slice fault)
{
    uint64_t person = 0;
    char text[LONGEST_KEY];

    for (size_t i = 0; i < r->ids + r->names; i++) {
        int column = i < r->ids ? r->id[i] : r->name[i - r->ids];
        struct slice cell = bare_cell(row, column, text);

        if (cell.n > 0 && !is_at_fault(r, column, fault))
            person = mix(person + i + 1, cell);
    }
    return person;
}

/* The key of a row by the three columns; 0 where they are not filled. */
static bool
read_key(const struct roster *r, const struct row *row, const int at[KEYS], struct row_key *key,
         uint64_t *line)
{
    char reason_text[LONGEST_KEY], fault_text[LONGEST_KEY], line_text[LONGEST_KEY];
    struct slice reason = bare_cell(row, at[0], reason_text);
    struct slice fault = bare_cell(row, at[1], fault_text);

    *line = line_number(bare_cell(row, at[2], line_text));
    if (row->fault || reason.n == 0 || *line == 0)
        return false;
    *key = (struct row_key){.line = row->line, .person = person_of(r, row, fault)};
    key->key = mix(mix(*line, reason), fault);
    return true;
}

static void
add_key(struct row_key **list, size_t *count, struct row_key key)
{
    if ((*count & (*count - 1)) == 0)
        *list = memory_resize(*list, *count ? 2 * *count : 1, sizeof **list);
    (*list)[(*count)++] = key;
}

static void
open_roster(struct roster *r, const char *name, const struct file *f, const struct policy *policy)
{
    roster_open(r, name, f->source, ENCODING_OPEN, &policy->headers, NULL, NULL);
}

/* The rows of the file's reject file, if there is one; each is known by the line on which it stands in the file. */
static void
read_rejected(struct file *f, const struct policy *policy)
{
    char *path = rejects_path(directory, f->name);
    struct roster r;
    struct row row;
    int at[KEYS];

    if (access(path, F_OK) == 0) {
        open_roster(&r, path, f, policy);
        if (find_keys(&r, at) < KEYS)
            fail_at(REFUSED, path, r.header_line,
                    "this is no reject file: give the DIR in which normalize wrote the rejects of "
                    "these FILEs");
        while (roster_next_row(&r, &row)) {
            struct row_key key;
            uint64_t line;

            if (!read_key(&r, &row, at, &key, &line))
                fail_at(REFUSED, path, row.line,
                        "no reason and line of a rejected row: let normalize write the rejects "
                        "again");
            key.line = line;
            add_key(&f->rejected, &f->rejects, key);
        }
        roster_close(&r);
    } else if (errno != ENOENT)
        fail_system(path, "cannot look at it");
    free(path);
}

/* The rows of a file that have the three columns, as reject files have that came back. */
static void
read_returned(struct file *f, const struct policy *policy)
{
    struct roster r;
    struct row row;
    struct row_key key;
    uint64_t line;
    int at[KEYS], found;

    open_roster(&r, f->name, f, policy);
    found = find_keys(&r, at);
    if (found > 0 && found < KEYS)
        say("%s:%" PRIu64 ": of reject_reason, reject_column and reject_line only some are there: "
            "its rows are taken for new ones, and the rejected ones stay rejected",
            f->name, r.header_line);
    while (found == KEYS && roster_next(&r, &row))
        if (read_key(&r, &row, at, &key, &line))
            add_key(&f->returned, &f->returns, key);
    roster_close(&r);
}

/* ---- who came back ---- */

/* Whether the row of that line is rejected and did not come back mended. */
static bool
is_rejected(const struct file *f, uint64_t line)
{
    for (size_t i = 0; i < f->rejects; i++)
        if (f->rejected[i].line == line && !f->rejected[i].mended)
            return true;
    return false;
}

/* The one rejected row of other files of the source that this one was, or NULL. */
static struct row_key *
find_origin(const struct file *from, const struct row_key *row, bool *several)
{
    struct row_key *origin = NULL;

    *several = false;
    for (struct file *f = files; f < files + file_count; f++)
        for (size_t i = 0; f != from && f->source == from->source && i < f->rejects; i++) {
            struct row_key *candidate = &f->rejected[i];

            if (candidate->key != row->key || candidate->person != row->person)
                continue;
            *several |= origin != NULL;
            origin = candidate;
        }
    return origin;
}

/* Settles what the rows of the file were, if they are accepted. Whether any was. */
static bool
settle_file(struct file *f)
{
    bool any = false;

    f->doubts = 0;
    for (size_t i = 0; i < f->returns; i++) {
        bool several;
        struct row_key *origin;

        if (f->returned[i].person == 0 || is_rejected(f, f->returned[i].line))
            continue;
        origin = find_origin(f, &f->returned[i], &several);
        f->doubts += several;
        if (origin && !several && !origin->mended)
            any = origin->mended = true;
    }
    return any;
}

/* A mended row settles that of which it came, which may itself have come back: so until nothing changes. */
static void
settle(void)
{
    bool any = true;

    while (any) {
        any = false;
        for (struct file *f = files; f < files + file_count; f++)
            any |= settle_file(f);
    }
}

/* ---- the reject files anew ---- */

static size_t
mended_of(const struct file *f)
{
    size_t mended = 0;

    for (size_t i = 0; i < f->rejects; i++)
        mended += f->rejected[i].mended;
    return mended;
}

static void
copy_others(const struct file *f, const char *path, struct output *out, const struct policy *policy)
{
    struct roster r;
    struct row row;

    open_roster(&r, path, f, policy);
    output_text(out, "\xef\xbb\xbf");
    csv_row(out, &(struct row){.cell = r.header, .cells = r.width});
    for (size_t i = 0; roster_next_row(&r, &row); i++)
        if (!f->rejected[i].mended)
            csv_row(out, &row);
    roster_close(&r);
}

/* The file is there whole at any time: as it was, or without the mended rows. */
static void
write_others(const struct file *f, const struct policy *policy)
{
    char *path = rejects_path(directory, f->name);
    size_t room = strlen(path) + sizeof ".new";
    char *new_path = memory_new(room, 1);
    struct output out;

    snprintf(new_path, room, "%s.new", path);
    if (mended_of(f) == f->rejects) {
        if (unlink(path) < 0)
            fail_system(path, "cannot remove");
    } else {
        private_file(&out, new_path);
        copy_others(f, path, &out, policy);
        output_close(&out);
        if (rename(new_path, path) < 0)
            fail_system(path, "cannot replace");
    }
    free(new_path);
    free(path);
}

static void
tell(const struct file *f, struct output *out)
{
    char numbers[NUMBERS];

    snprintf(numbers, sizeof numbers, "\t%zu\t%zu\n", f->rejects, mended_of(f));
    account_put(out, slice_of(f->name));
    output_text(out, numbers);
    if (f->doubts)
        say("%s: rows that came back and may be any of several rejected ones: %" PRIu64
            "; these stay rejected",
            f->name, f->doubts);
}

static void
close_accounts(const char *summary)
{
    struct account *accounts = memory_new(file_count, sizeof *accounts);

    for (size_t i = 0; i < file_count; i++)
        accounts[i] = (struct account){.input = files[i].name,
                                       .read = files[i].rejects,
                                       .written = files[i].rejects - mended_of(&files[i]),
                                       .merged = mended_of(&files[i])};
    account_close(accounts, file_count, summary);
    free(accounts);
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    const struct policy *policy;
    struct output out;

    if (!directory || file_count == 0)
        fail(MISUSED, "needs --rejects DIR and --as SOURCE FILE; see settle-rejects --help");
    policy = policy_read(options.policy);
    for (struct file *f = files; f < files + file_count; f++) {
        read_rejected(f, policy);
        read_returned(f, policy);
    }
    settle();
    output_start(&out, STDOUT_FILENO, "standard output");
    for (struct file *f = files; f < files + file_count; f++) {
        if (mended_of(f) > 0)
            write_others(f, policy);
        tell(f, &out);
    }
    output_close(&out);
    close_accounts(options.summary);
    for (struct file *f = files; f < files + file_count; f++) {
        free(f->rejected);
        free(f->returned);
    }
    free(files);
    return DONE;
}
