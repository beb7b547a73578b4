/* join-tallies: the tallies of pieces of one file as the tally of the file, said as
 * normalize says it of a whole one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "bytes/account.h"
#include "roster/tally.h"

static int source = -1;

static void
take_as(const char *value)
{
    source = source_of_option(value);
}

static const struct option_of own[] = {
    {"as", "SOURCE", "what the file is", .take = take_as},
    {0},
};

static const struct usage usage = {
    .filter = "join-tallies",
    .synopsis = "--as SOURCE",
    .purpose = "Sums the tallies that normalize wrote of pieces of one file.",
    .options = own,
    .no_policy = true,
};

/* A line of a tally: the first one names the file of them all. */
static void
take_line(struct tally *t, const char *path, uint64_t number, struct slice line)
{
    const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
    struct slice file = {line.p, tab ? (size_t)(tab - line.p) : 0};

    if (!tab || !tally_add_line(t, line))
        fail_at(REFUSED, path, number, "no line of a tally: give what normalize --tally wrote");
    if (!t->file)
        t->file = memory_text(file);
    if (!slice_is(slice_of(t->file), file))
        fail_at(REFUSED, path, number,
                "of another file than the lines before: join the pieces of "
                "one file at a time");
}

static uint64_t
take_file(struct tally *t, const char *path)
{
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    uint64_t number = 0;

    if (!f)
        fail_system(path, "cannot open");
    while ((n = getline(&line, &room, f)) > 0) {
        n -= line[n - 1] == '\n';
        take_line(t, path, ++number, (struct slice){line, (size_t)n});
    }
    if (ferror(f))
        fail_system(path, "cannot read");
    free(line);
    fclose(f);
    return number;
}

int
main(int argc, char **argv)
{
    static char standard_input[] = "-";
    struct options options = options_read(argc, argv, &usage);
    struct account account = {0};
    struct tally tally = {0};
    struct output out;

    if (source < 0)
        fail(MISUSED, "needs --as SOURCE; see join-tallies --help");
    if (options.file_count == 0)
        options.files[options.file_count++] = standard_input;
    account.input = options.files[0];
    for (size_t i = 0; i < options.file_count; i++)
        account.read += take_file(&tally, options.files[i]);
    if (account.read == 0)
        fail(REFUSED, "%s: no tally: give what normalize --tally wrote", account.input);
    output_start(&out, STDOUT_FILENO, "standard output");
    tally_write(&tally, &out);
    output_close(&out);
    tally_say_blank(&tally);
    unknown_say(&tally.unknown, tally.file, (enum source)source);
    tally_say(&tally);
    account.written = account.read;
    account_close(&account, 1, options.summary);
    free((char *)(uintptr_t)tally.file);
    tally_free(&tally);
    return DONE;
}
