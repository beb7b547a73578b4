/* rejects: rejected rows go into a file that is a source again. */
#include "roster/rejects.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"
#include "place.h"

enum { CELLS = 8, ROOM = 8192 };

static struct headers headers;

/* Reads a roster from standard input and rejects every row of it. */
struct work {
    struct rejects rejects;
    struct roster roster;
    enum reason reason;
    int column, id;
};

static void
reject_rows(void *context)
{
    struct work *w = context;
    struct row row;

    roster_open(&w->roster, "-", SOURCE_PROXY, ENCODING_OPEN, &headers, NULL, NULL);
    rejects_start(&w->rejects, "rejects", "-");
    while (roster_next(&w->roster, &row))
        rejects_add(&w->rejects, &w->roster, &row, w->reason, w->column, w->id);
    rejects_close(&w->rejects);
    roster_close(&w->roster);
}

static struct slice
read_file(const char *path, char text[ROOM])
{
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(text, 1, ROOM, file) : 0;

    if (file)
        fclose(file);
    return (struct slice){text, n};
}

static struct slice
rejects_of(struct slice csv, struct work *w, char text[ROOM])
{
    struct feed feed;

    feed_start(&feed, csv, FEED_WHOLE);
    expect_number(caught(reject_rows, w), DONE, "the status");
    feed_end(&feed);
    return read_file("rejects/stdin.rejects.csv", text);
}

#define HEADER "\xef\xbb\xbf身份证1,姓名,身份证2,reject_reason,reject_column,reject_line\r\n"

static void
check_rows(void)
{
    static const struct {
        const char *row;
        enum reason reason;
        int column, id;
        const char *rejected;
    } rows[] = {
        {"1,a,2", REASON_ID_LENGTH, 0, -1, "1,a,2,id_length,身份证1,2\r\n"},
        {"1,a,2", REASON_ID_LENGTH, 0, 0, "1,a,,id_length,身份证1,2\r\n"},
        {"1,a,2", REASON_ID_CHARS, 2, 1, ",a,2,id_chars,身份证2,2\r\n"},
        {"1,a,2", REASON_STATUS, -1, -1, "1,a,2,status,,2\r\n"},
        {"1,a", REASON_WIDTH, -1, -1, "1,a,,width,,2\r\n"},
        {"1,a,2,b", REASON_WIDTH, -1, -1, "1,a,2,width,,2,b\r\n"},
        {"1,a,2,", REASON_DATE, 1, -1, "1,a,2,date,姓名,2\r\n"},
        {"\"1\n\",\"a,\"\"\",2", REASON_AMOUNT, 1, -1, "\"1\n\",\"a,\"\"\",2,amount,姓名,2\r\n"},
        {"1,a\xff"
         "b,2",
         REASON_ENCODING, 1, -1,
         "1,a\xef\xbf\xbd"
         "b,2,encoding,姓名,2\r\n"},
        {"1,\"a\xff,\"\"b\",2", REASON_ENCODING, 1, -1,
         "1,\"a\xef\xbf\xbd,\"\"b\",2,encoding,姓名,2\r\n"},
        {"1,\"a\"b,2", REASON_QUOTE, 1, -1, "1,\"\"\"a\"\"b,2\",,quote,姓名,2\r\n"},
    };
    char text[ROOM];

    check("a rejected row comes back as it was, with reason, column and line");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct work w = {.reason = rows[i].reason, .column = rows[i].column, .id = rows[i].id};
        uint64_t count[REASONS] = {0};
        char csv[256], wanted[512];

        count[rows[i].reason] = 1;
        snprintf(csv, sizeof csv, "身份证1,姓名,身份证2\n%s\n", rows[i].row);
        snprintf(wanted, sizeof wanted, HEADER "%s", rows[i].rejected);
        expect_text(rejects_of(slice_of(csv), &w, text), slice_of(wanted), rows[i].row);
        expect(memcmp(w.rejects.count, count, sizeof count) == 0, "it is not counted once");
    }
}

/* Cells of rejected rows, read back, are those of the source. */
struct reading {
    struct rows *rows;
    struct slice source; /* rows as they were, each of 3 cells with CELLS bytes at most */
    const struct slice (*cell)[3];
    size_t count;
};

static void
read_rejects(void *context)
{
    struct reading *r = context;
    struct row row;

    r->rows = rows_open("-", REFUSED, NULL, NULL);
    rows_next(r->rows, &row);
    while (rows_next(r->rows, &row)) {
        expect(row.cells == 6, "%zu cells", row.cells);
        for (int i = 0; i < 3; i++)
            expect_text(row.cell[i], r->cell[r->count][i], "a cell");
        r->count++;
    }
}

static void
check_round_trip(void)
{
    enum { ROWS = 5 };
    static char memory[ROWS][3][CELLS + 32], csv[ROOM], text[ROOM];

    check("cells read back from a reject file are the cells");
    for (int i = 0; i < 1000; i++) {
        struct slice cell[ROWS][3];
        struct work w = {.reason = REASON_ID_CHARS, .id = -1};
        struct reading r = {.cell = (const struct slice(*)[3])cell};
        struct feed feed;
        char *end = stpcpy(csv, "身份证1,姓名,身份证2\n");

        for (int row = 0; row < ROWS; row++)
            for (int k = 0; k < 3; k++) {
                cell[row][k] = (struct slice){memory[row][k], random_below(CELLS)};
                random_bytes(memory[row][k], cell[row][k].n, SLICE("ab, \"\n\r"));
                memory[row][0][0] = 'x';
                cell[row][0].n += cell[row][0].n == 0;
                *end++ = '"';
                for (size_t c = 0; c < cell[row][k].n; c++) {
                    if (cell[row][k].p[c] == '"')
                        *end++ = '"';
                    *end++ = cell[row][k].p[c];
                }
                end = stpcpy(end, k < 2 ? "\"," : "\"\n");
            }
        feed_start(&feed, rejects_of((struct slice){csv, (size_t)(end - csv)}, &w, text),
                   FEED_WHOLE);
        expect_number(caught(read_rejects, &r), DONE, "the status");
        expect_number((int64_t)r.count, ROWS, "rows");
        rows_close(r.rows);
        feed_end(&feed);
    }
}

static void
check_files(void)
{
    static const struct {
        const char *input, *path;
    } rows[] = {
        {"-", "d/stdin.rejects.csv"},
        {"a.csv", "d/a.rejects.csv"},
        {"x/y/a.csv.gz", "d/a.rejects.csv"},
        {"a.gz", "d/a.rejects.csv"},
        {"a", "d/a.rejects.csv"},
        {"a.csv.txt", "d/a.csv.txt.rejects.csv"},
        {"a.gz.csv", "d/a.gz.rejects.csv"},
        {".csv", "d/.rejects.csv"},
    };
    struct rejects j;
    struct stat about;

    check("where reject files are, and that none is left from before");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *path = rejects_path("d", rows[i].input);

        expect_text(slice_of(path), slice_of(rows[i].path), rows[i].input);
        free(path);
    }
    expect(stat("rejects", &about) == 0 && (about.st_mode & 0777) == 0700, "the directory's mode");
    expect(stat("rejects/stdin.rejects.csv", &about) == 0 && (about.st_mode & 0777) == 0600,
           "the file's mode");
    rejects_start(&j, "rejects", "-");
    rejects_close(&j);
    expect(stat("rejects/stdin.rejects.csv", &about) != 0, "the file of an earlier run");
    rejects_start(&j, NULL, "-");
    expect(!j.path, "a file though none is wanted");
    rejects_close(&j);
}

int
main(void)
{
    headers_read(&headers, check_path("pipelines/policies/xiuning-2024"), 2024);
    place_start();
    check_rows();
    check_round_trip();
    check_files();
    return check_end();
}
