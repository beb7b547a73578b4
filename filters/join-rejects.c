/* join-rejects: the rejects of pieces that split-rows made, put together
 * as the rejects of the whole file. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "bytes/private_file.h"
#include "roster/rejects.h"
#include "stream/field.h"
#include "values/amount.h"

enum { NUMBER = 24 };

static const char *from, *into;

static const struct option_of own[] = {
    {"from", "DIR", "where the pieces' rejects are: DIR/K/NAME.rejects.csv", .to = &from},
    {"into", "DIR", "where those of the whole files go", .to = &into},
    {0},
};

static const struct usage usage = {
    .filter = "join-rejects",
    .synopsis = "--from DIR --into DIR",
    .purpose = "Puts together the rejects of pieces, by the manifest that split-rows wrote.",
    .options = own,
    .no_policy = true,
};

/* The rejects of one piece, a row ahead. */
struct piece {
    char *path;
    FILE *file;   /* NULL: nothing was rejected, or all is read */
    size_t cells; /* of the header: the last is the line, behind which a row may have more */
    uint64_t at;  /* the line of the piece on which its next run begins */
    char *row;
    size_t length, room;
    size_t line_at, line_end; /* where in the row its line stands */
    uint64_t line;            /* of the piece */
};

/* The file that is being put together. */
struct joiner {
    char *name;
    uint64_t header_lines;
    struct piece *piece;
    size_t pieces, room;
    struct rejects whole;
};

/* Reads a row: lines up to one at whose end no quote is open. False at the end. */
static bool
read_row(struct piece *p)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    bool open = false;

    p->length = 0;
    do {
        n = getline(&line, &room, p->file);
        if (n < 0) {
            if (!feof(p->file))
                fail_system(p->path, "cannot read");
            break;
        }
        p->row = memory_grow(p->row, &p->room, p->length + (size_t)n, 1);
        memcpy(p->row + p->length, line, (size_t)n);
        p->length += (size_t)n;
        for (ssize_t i = 0; i < n; i++)
            open ^= line[i] == '"';
    } while (open);
    free(line);
    return p->length > 0;
}

/* Finds the cell behind so many others, or the row's end. */
static size_t
start_of_cell(const struct piece *p, size_t cells)
{
    bool quoted = false;
    size_t i = 0;

    for (; i < p->length && cells > 0; i++) {
        quoted ^= p->row[i] == '"';
        cells -= p->row[i] == ',' && !quoted;
    }
    return i;
}

/* How many cells the header has; the last one is reject_line. */
static size_t
count_cells(const struct piece *p)
{
    size_t cells = 1;

    while (start_of_cell(p, cells) < p->length)
        cells++;
    return cells;
}

noreturn static void
refuse_row(const struct piece *p)
{
    fail(REFUSED, "%s: a row of no run: these rejects do not belong to this manifest", p->path);
}

static void
next_row(struct piece *p)
{
    int64_t line;

    if (!read_row(p)) {
        fclose(p->file);
        p->file = NULL;
        return;
    }
    p->line_at = p->line_end = start_of_cell(p, p->cells - 1);
    while (p->line_end < p->length && digits_is_one(p->row[p->line_end]))
        p->line_end++;
    line = whole_parse((struct slice){p->row + p->line_at, p->line_end - p->line_at});
    if (line < (int64_t)p->at)
        refuse_row(p);
    p->line = (uint64_t)line;
}

/* Opens the rejects of a piece. The header of the first one is that of the whole. */
static void
open_piece(struct joiner *j, struct piece *p, size_t number)
{
    char *dir = memory_new(strlen(from) + NUMBER, 1);

    sprintf(dir, "%s/%zu", from, number);
    *p = (struct piece){.path = rejects_path(dir, j->name), .at = j->header_lines + 1};
    free(dir);
    p->file = fopen(p->path, "re");
    if (!p->file) {
        if (errno != ENOENT)
            fail_system(p->path, "cannot open");
        return;
    }
    if (!read_row(p))
        refuse_row(p);
    p->cells = count_cells(p);
    if (!j->whole.open) {
        private_file_start(&j->whole.out, j->whole.path);
        j->whole.open = true;
        output_put(&j->whole.out, (struct slice){p->row, p->length});
    }
    next_row(p);
}

static struct piece *
piece_of(struct joiner *j, size_t number)
{
    size_t pieces = j->pieces;

    if (number > pieces) {
        j->piece = memory_grow(j->piece, &j->room, number, sizeof *j->piece);
        memset(j->piece + pieces, 0, (number - pieces) * sizeof *j->piece);
        j->pieces = number;
    }
    if (!j->piece[number - 1].path)
        open_piece(j, &j->piece[number - 1], number);
    return &j->piece[number - 1];
}

/* The rejects of one run, as rows of the whole file: it begins
 * there on `line`. Returns how many. */
static uint64_t
join_run(struct joiner *j, struct piece *p, uint64_t line, uint64_t lines)
{
    struct output *o = &j->whole.out;
    uint64_t rows = 0;

    for (; p->file && p->line < p->at + lines; next_row(p), rows++) {
        output_put(o, (struct slice){p->row, p->line_at});
        output_end(o, whole_print(output_room(o, AMOUNT_TEXT), (int64_t)(p->line - p->at + line)));
        output_put(o, (struct slice){p->row + p->line_end, p->length - p->line_end});
    }
    p->at += lines;
    return rows;
}

static void
start_file(struct joiner *j, struct slice name, uint64_t header_lines)
{
    *j = (struct joiner){.name = memory_text(name), .header_lines = header_lines};
    rejects_start(&j->whole, into, j->name);
}

static void
end_file(struct joiner *j)
{
    if (!j->name)
        return;
    for (size_t i = 0; i < j->pieces; i++) {
        if (j->piece[i].file)
            refuse_row(&j->piece[i]);
        free(j->piece[i].path);
        free(j->piece[i].row);
    }
    rejects_close(&j->whole);
    free(j->piece);
    free(j->name);
    j->name = NULL;
}

struct columns {
    size_t file, header_lines, piece, line, lines;
};

/* A number of the manifest. */
static uint64_t
number_of(const struct reader *r, size_t column, int64_t least)
{
    int64_t n = field_whole(r, column);

    if (n < least)
        reader_refuse(r, column, least ? "must be 1 or more" : "must not be empty");
    return (uint64_t)n;
}

static void
take_run(struct joiner *j, const struct reader *r, const struct columns *c, struct account *account)
{
    uint64_t rows;

    if (!j->name || !slice_is(slice_of(j->name), reader_field(r, c->file))) {
        end_file(j);
        start_file(j, reader_field(r, c->file), number_of(r, c->header_lines, 1));
    }
    rows = join_run(j, piece_of(j, number_of(r, c->piece, 1)), number_of(r, c->line, 0),
                    number_of(r, c->lines, 0));
    account->read += rows;
    account->written += rows;
}

int
main(int argc, char **argv)
{
    struct options options = options_read(argc, argv, &usage);
    struct joiner j = {0};
    struct reader r;
    struct columns c;
    struct account *accounts; /* of rejects; the reader's are of runs */

    if (!from || !into)
        fail(MISUSED, "needs --from DIR and --into DIR; see join-rejects --help");
    reader_open(&r, options.files, options.file_count);
    c = (struct columns){reader_need(&r, "file"), reader_need(&r, "header_lines"),
                         reader_need(&r, "piece"), reader_need(&r, "line"),
                         reader_need(&r, "lines")};
    accounts = memory_new(r.file_count, sizeof *accounts);
    for (size_t i = 0; i < r.file_count; i++)
        accounts[i].input = r.files[i];
    while (reader_next(&r))
        take_run(&j, &r, &c, &accounts[r.file]);
    end_file(&j);
    account_close(accounts, r.file_count, options.summary);
    free(accounts);
    reader_close(&r);
    return DONE;
}
