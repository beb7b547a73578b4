#include "csv/quoted.h"

#include <csv.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"

enum { SLACK = 64 };

/* Cells lie one after the other in `text`; cell i ends at end[i]. */
struct quoted {
    struct csv_parser parser;
    bool row_ended;
    char *text;
    size_t *end;
    size_t cells, text_room, end_room;
};

/* Blanks are part of a cell. */
static int
is_space(unsigned char c)
{
    (void)c;
    return 0;
}

static int
is_line_end(unsigned char c)
{
    return c == '\n' || c == '\r';
}

noreturn static void
no_memory(void)
{
    fail(FAILED, "no memory to read a row with quotes");
}

void
quoted_start(struct quoted *q, char separator)
{
    csv_free(&q->parser);
    if (csv_init(&q->parser, CSV_STRICT) != 0)
        no_memory();
    csv_set_delim(&q->parser, (unsigned char)separator);
    csv_set_space_func(&q->parser, is_space);
    csv_set_term_func(&q->parser, is_line_end);
    csv_set_blk_size(&q->parser, QUOTED_STEP);
    q->cells = 0;
    q->row_ended = false;
}

struct quoted *
quoted_new(void)
{
    return memory_new(1, sizeof(struct quoted));
}

void
quoted_free(struct quoted *q)
{
    csv_free(&q->parser);
    free(q->text);
    free(q->end);
    free(q);
}

void
quoted_add(struct quoted *q, struct slice cell)
{
    size_t start = q->cells ? q->end[q->cells - 1] : 0;

    q->text = memory_grow(q->text, &q->text_room, start + cell.n + SLACK, 1);
    q->end = memory_grow(q->end, &q->end_room, q->cells + 1, sizeof *q->end);
    if (cell.n > 0)
        memcpy(q->text + start, cell.p, cell.n);
    q->end[q->cells++] = start + cell.n;
}

static void
on_cell(void *text, size_t n, void *context)
{
    quoted_add(context, (struct slice){text, n});
}

static void
on_row(int end, void *context)
{
    struct quoted *q = context;

    (void)end;
    q->row_ended = true;
}

enum quoted_verdict
quoted_feed(struct quoted *q, struct slice bytes)
{
    /* Strict, libcsv stops at text after a closing quote and also at a quote inside an unquoted
     * cell. The latter is an ordinary character to us: libcsv gets that one byte when it is not
     * strict. */
    while (bytes.n > 0) {
        size_t used = csv_parse(&q->parser, bytes.p, bytes.n, on_cell, on_row, q);

        bytes.p += used;
        bytes.n -= used;
        if (bytes.n == 0)
            break;
        if (csv_error(&q->parser) != CSV_EPARSE)
            no_memory();
        if (bytes.p[0] != '"')
            return QUOTED_FAULT;
        csv_set_opts(&q->parser, 0);
        csv_parse(&q->parser, bytes.p++, 1, on_cell, on_row, q);
        csv_set_opts(&q->parser, CSV_STRICT);
        bytes.n--;
    }
    return q->row_ended ? QUOTED_ROW : QUOTED_MORE;
}

size_t
quoted_count(const struct quoted *q)
{
    return q->cells;
}

struct slice
quoted_cell(const struct quoted *q, size_t i)
{
    size_t start = i ? q->end[i - 1] : 0;

    return (struct slice){q->text + start, q->end[i] - start};
}

size_t
quoted_longest(struct quoted *q)
{
    return csv_get_buffer_size(&q->parser);
}
