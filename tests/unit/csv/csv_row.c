#include "csv/csv_row.h"

#include <fcntl.h>

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"

enum { CELLS = 6, LONGEST = 12, ROOM = 1 << 16 };

/* What an output was given. */
struct written {
    struct output out;
    int fd;
    char text[ROOM];
    size_t n;
};

static void
start_writing(struct written *w)
{
    w->fd = memfd_create("written", MFD_CLOEXEC);
    output_start(&w->out, fcntl(w->fd, F_DUPFD_CLOEXEC, 0), "written");
}

static void
stop_writing(struct written *w)
{
    ssize_t n;

    output_close(&w->out);
    n = pread(w->fd, w->text, sizeof w->text, 0);
    w->n = n > 0 ? (size_t)n : 0;
    close(w->fd);
}

static void
check_cells(void)
{
    static const struct {
        struct slice cell;
        const char *written;
    } rows[] = {
        {{"", 0}, ""},
        {{"a", 1}, "a"},
        {{" a ", 3}, " a "},
        {{"a,b", 3}, "\"a,b\""},
        {{"\"", 1}, "\"\"\"\""},
        {{"a\"b", 3}, "\"a\"\"b\""},
        {{"\"\"", 2}, "\"\"\"\"\"\""},
        {{"a\nb", 3}, "\"a\nb\""},
        {{"a\r", 2}, "\"a\r\""},
        {{"村", 3}, "村"},
    };
    static struct written w;

    check("a cell is quoted where it must be");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        start_writing(&w);
        csv_row_cell(&w.out, rows[i].cell);
        stop_writing(&w);
        expect_text((struct slice){w.text, w.n}, slice_of(rows[i].written), "a cell");
    }
}

/* Rows that were written and are read again. */
struct reading {
    struct rows *rows;
    struct slice cell[CELLS];
    size_t cells;
    uint64_t lines; /* that the row took */
    size_t count;
};

static void
read_rows(void *context)
{
    struct reading *r = context;
    struct row row;

    r->rows = rows_open("-", REFUSED, NULL, NULL);
    rows_restart(r->rows, ENCODING_UTF8, ',');
    while (rows_next(r->rows, &row)) {
        expect(row.fault == ROW_SOUND, "row %zu has a fault", r->count);
        if (r->count == 0) {
            expect(row.cells == r->cells, "%zu cells, not %zu", row.cells, r->cells);
            for (size_t i = 0; i < row.cells && i < r->cells; i++)
                expect_text(row.cell[i], r->cell[i], "a cell read again");
        } else
            expect_number((int64_t)row.line, (int64_t)r->lines + 1, "the line of the next row");
        r->count++;
    }
}

static void
check_round_trip(void)
{
    static struct written w;
    static char memory[CELLS][LONGEST + 32];

    check("rows written and read again are the same, and take as many lines as is said");
    for (int i = 0; i < 3000; i++) {
        struct reading r = {.cells = 1 + random_below(CELLS)};
        struct row row = {.cell = r.cell, .cells = r.cells},
                   end = {.cell = &SLICE("end"), .cells = 1};
        struct feed feed;

        for (size_t k = 0; k < r.cells; k++) {
            r.cell[k] = (struct slice){memory[k], random_below(LONGEST)};
            random_bytes(memory[k], r.cell[k].n, SLICE("ab, \"\"\n\r\0"));
        }
        start_writing(&w);
        r.lines = csv_row(&w.out, &row);
        csv_row(&w.out, &end);
        stop_writing(&w);
        feed_start(&feed, (struct slice){w.text, w.n}, FEED_WHOLE);
        expect_number(caught(read_rows, &r), DONE, "the status");
        expect_number((int64_t)r.count, 2, "rows");
        rows_close(r.rows);
        feed_end(&feed);
    }
}

/* Rows of a file are written as they were read: read again they have the same cells and faults, and
 * stand on the same lines. */
struct copying {
    struct rows *rows;
    struct written *w;
    uint64_t line;
    uint64_t sum; /* of what the rows say */
};

static void
copy_rows(void *context)
{
    struct copying *c = context;
    struct row row;

    c->rows = rows_open("-", REFUSED, NULL, NULL);
    rows_restart(c->rows, ENCODING_UTF8, ',');
    for (c->line = 1; rows_next(c->rows, &row);) {
        expect_number((int64_t)row.line, (int64_t)c->line, "the line");
        c->sum = c->sum * 31 + row.cells;
        c->sum = c->sum * 31 + (unsigned)row.fault * 100 + (row.fault ? row.fault_cell : 0);
        for (size_t i = 0; i < row.cells; i++)
            c->sum = c->sum * 31 + slice_hash(row.cell[i]);
        c->line += csv_row(&c->w->out, &row);
    }
}

static enum status
copy(struct slice bytes, struct written *w, uint64_t *sum)
{
    struct copying c = {.w = w};
    struct feed feed;
    enum status status;

    feed_start(&feed, bytes, FEED_WHOLE);
    start_writing(w);
    status = caught(copy_rows, &c);
    stop_writing(w);
    rows_close(c.rows);
    feed_end(&feed);
    *sum = c.sum;
    return status;
}

static void
check_copies(void)
{
    static const char alphabet[] = "abc,,\"\"\n\r\n \xe6\x9d\x91\xff\"";
    static struct written once, twice;
    char text[32];

    check("rows copied are the same rows on the same lines, right or wrong");
    for (int i = 0; i < 3000; i++) {
        size_t n = random_below(sizeof text);
        uint64_t first, second;

        random_bytes(text, n, (struct slice){alphabet, sizeof alphabet - 1});
        if (copy((struct slice){text, n}, &once, &first) != DONE)
            continue;
        expect_number(copy((struct slice){once.text, once.n}, &twice, &second), DONE, "the status");
        expect(first == second, "other rows: %.*s", (int)n, text);
        expect_text((struct slice){twice.text, twice.n}, (struct slice){once.text, once.n},
                    "a copy's copy");
    }
}

int
main(void)
{
    check_cells();
    check_round_trip();
    check_copies();
    return check_end();
}
