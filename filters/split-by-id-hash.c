/* split-by-id-hash: records dealt into files by ranges of the hash of
 * the ID, all of one ID in one file. */
#include <stdio.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "bytes/private_file.h"
#include "stream/reader.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/id_hash.h"

enum { MOST_PARTS = 500, NUMBER = 16 };

static const char *directory;
static size_t part_count;

static void
take_parts(const char *value)
{
    int64_t n = whole_parse(slice_of(value));

    if (n < 1 || n > MOST_PARTS)
        fail(MISUSED, "--parts %s: must be a number from 1 to %d", value, MOST_PARTS);
    part_count = (size_t)n;
}

static const struct option_of own[] = {
    {"into", "DIR", "where the parts go: DIR/K.tsv", .to = &directory},
    {"parts", "N", "into how many equal ranges the hashes are cut", .take = take_parts},
    {0},
};

static const struct usage usage = {
    .filter = "split-by-id-hash",
    .synopsis = "--into DIR --parts N",
    .purpose = "Deals records into files by ranges of the hash of their ID.",
    .options = own,
    .no_policy = true,
};

struct part {
    struct output out;
    char *path;
};

static struct part *
open_parts(struct slice header)
{
    struct part *parts = memory_new(part_count, sizeof *parts);
    size_t room = strlen(directory) + NUMBER;

    private_file_directory(directory);
    for (size_t i = 0; i < part_count; i++) {
        parts[i].path = memory_new(room, 1);
        snprintf(parts[i].path, room, "%s/%zu.tsv", directory, i + 1);
        private_file_start(&parts[i].out, parts[i].path);
        output_put(&parts[i].out, header);
        output_text(&parts[i].out, "\n");
    }
    return parts;
}

static void
close_parts(struct part *parts)
{
    for (size_t i = 0; i < part_count; i++) {
        output_close(&parts[i].out);
        free(parts[i].path);
    }
    free(parts);
}

/* The range that the hash lies in: the ranges follow one another as the hashes do. */
static size_t
part_of(uint64_t hash)
{
    __extension__ typedef unsigned __int128 wide;

    return (size_t)((wide)hash * part_count >> 64);
}

static void
put_record(struct part *parts, struct reader *r, size_t id_column)
{
    struct slice id = reader_field(r, id_column);
    struct output *o;
    char *p;

    if (id.n != ID_LENGTH)
        reader_refuse(r, id_column, "must have 18 characters");
    o = &parts[part_of(id_hash(id.p))].out;
    p = output_copy(output_room(o, r->length + 1), (struct slice){r->line, r->length});
    *p++ = '\n';
    output_end(o, p);
    r->accounts[r->file].written++;
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct reader r;
    struct part *parts;
    size_t id;

    if (!directory || !part_count)
        fail(MISUSED, "needs --into DIR and --parts N; see split-by-id-hash --help");
    reader_open(&r, options.files, options.file_count);
    id = reader_need(&r, "id");
    parts = open_parts(r.header);
    while (reader_next(&r))
        put_record(parts, &r, id);
    close_parts(parts);
    account_close(r.accounts, r.file_count, options.summary);
    reader_close(&r);
    return DONE;
}
