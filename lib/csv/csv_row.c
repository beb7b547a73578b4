#include "csv/csv_row.h"

#include "base/text.h"

void
csv_row_cell(struct output *o, struct slice cell)
{
    bool quoted = false;

    for (size_t i = 0; i < cell.n; i++)
        quoted |= cell.p[i] == ',' || cell.p[i] == '"' || cell.p[i] == '\n' || cell.p[i] == '\r';
    if (!quoted) {
        output_put(o, cell);
        return;
    }
    output_text(o, "\"");
    for (struct slice part; text_part(&cell, '"', &part);) {
        output_put(o, part);
        if (cell.p)
            output_text(o, "\"\"");
    }
    output_text(o, "\"");
}

/* Whether the cells lie where they were read with a comma between each two: then there was no
 * quote, and they are the line as it was. */
static bool
is_line(const struct row *row)
{
    for (size_t i = 0; i + 1 < row->cells; i++) {
        const char *end = row->cell[i].p + row->cell[i].n;

        if (end + 1 != row->cell[i + 1].p || *end != ',')
            return false;
    }
    return row->cells > 1;
}

uint64_t
csv_row(struct output *o, const struct row *row)
{
    const struct slice *last = &row->cell[row->cells - 1];
    uint64_t lines = 1;

    if (is_line(row))
        output_put(o, (struct slice){row->cell[0].p, (size_t)(last->p + last->n - row->cell[0].p)});
    else
        for (const struct slice *cell = row->cell; cell <= last; cell++) {
            if (cell > row->cell)
                output_text(o, ",");
            /* Behind a wrong quote the line is as it was written: it must be wrong again. */
            if (cell == last && row->fault == ROW_BAD_QUOTE)
                output_put(o, *cell);
            else
                csv_row_cell(o, *cell);
            lines += rows_lines(*cell);
        }
    output_text(o, "\r\n");
    return lines;
}
