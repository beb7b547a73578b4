#include "csv/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "csv/rows.h"
#include "values/amount.h"

enum { MESSAGE = 1024, LARGEST = 999999999 };

static size_t
column_count(const struct table *t)
{
    size_t n = 0;

    while (t->column[n])
        n++;
    return n;
}

static struct slice
tidy_copy(struct slice cell)
{
    char *copy = memory_keep(cell.n + 64);

    return text_tidy(cell, copy);
}

/* Which of the table's columns each cell of the header names. */
static size_t *
read_header(const struct table *t, struct rows *rows, size_t *width)
{
    size_t *place = NULL, named = 0;
    struct row row;

    if (!rows_next(rows, &row))
        fail(MISUSED, "%s: is empty: take the shipped table as a model", t->path);
    place = memory_keep(row.cells * sizeof *place);
    for (size_t i = 0; i < row.cells; i++) {
        struct slice name = tidy_copy(row.cell[i]);

        while (t->column[place[i]] && !slice_is(name, slice_of(t->column[place[i]])))
            place[i]++;
        if (!t->column[place[i]])
            fail_at(MISUSED, t->path, row.line, "column \"%.*s\" is unknown: take it out",
                    (int)name.n, name.p);
        for (size_t j = 0; j < i; j++)
            if (place[j] == place[i])
                fail_at(MISUSED, t->path, row.line, "column \"%s\" is there twice",
                        t->column[place[i]]);
        named++;
    }
    for (size_t c = 0; t->column[c] && named < column_count(t); c++) {
        size_t i = 0;

        while (i < row.cells && place[i] != c)
            i++;
        if (i == row.cells)
            fail_at(MISUSED, t->path, row.line, "column \"%s\" is missing", t->column[c]);
    }
    *width = row.cells;
    return place;
}

static void
check_row(const struct table *t, const struct row *row, size_t width)
{
    if (row->fault == ROW_BAD_ENCODING)
        fail_at(MISUSED, t->path, row->line,
                "bytes that are neither UTF-8 nor GB18030: save it as UTF-8");
    if (row->fault == ROW_BAD_QUOTE)
        fail_at(MISUSED, t->path, row->line,
                "text after a closing quote: double the quotes in the cell");
    if (row->cells != width)
        fail_at(MISUSED, t->path, row->line, "%zu cells where the header has %zu", row->cells,
                width);
}

void
table_read_file(struct table *t, const char *path, const char *const *columns)
{
    struct rows *rows;
    struct row row;
    size_t *place, width, room = 0, line_room = 0;

    *t = (struct table){.column = columns, .path = path};
    if (access(t->path, F_OK) != 0)
        fail(MISUSED, "%s: is missing: take the shipped table as a model", t->path);
    rows = rows_open(t->path, MISUSED, NULL, NULL);
    place = read_header(t, rows, &width);
    rows_settle(rows);
    while (rows_next(rows, &row)) {
        if (rows_is_blank(&row))
            continue;
        check_row(t, &row, width);
        t->row = memory_grow(t->row, &room, t->rows + 1, sizeof *t->row);
        t->line = memory_grow(t->line, &line_room, t->rows + 1, sizeof *t->line);
        for (size_t i = 0; i < width; i++)
            t->row[t->rows][place[i]] = tidy_copy(row.cell[i]);
        t->line[t->rows++] = row.line;
    }
    rows_close(rows);
    if (t->rows == 0)
        fail_at(MISUSED, t->path, 1, "a header and no row");
}

void
table_read(struct table *t, const char *dir, const char *name, const char *const *columns)
{
    char *path = memory_keep(strlen(dir) + strlen(name) + sizeof "/.csv");

    sprintf(path, "%s/%s.csv", dir, name);
    table_read_file(t, path, columns);
}

void
table_close(struct table *t)
{
    free(t->row);
    free(t->line);
    t->row = NULL;
    t->line = NULL;
}

bool
table_is_there(const char *dir, const char *name)
{
    char *path = memory_new(strlen(dir) + strlen(name) + sizeof "/.csv", 1);
    bool there;

    sprintf(path, "%s/%s.csv", dir, name);
    there = access(path, F_OK) == 0;
    free(path);
    return there;
}

noreturn void
table_refuse(const struct table *t, size_t row, const char *format, ...)
{
    char text[MESSAGE];
    va_list values;

    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    fail_at(MISUSED, t->path, t->line[row], "%s", text);
}

noreturn void
table_refuse_cell(const struct table *t, size_t row, size_t column, const char *text)
{
    struct slice cell = t->row[row][column];

    table_refuse(t, row, "%s \"%.*s\": %s", t->column[column], (int)cell.n, cell.p, text);
}

int
table_choice(const struct table *t, size_t row, size_t column, const char *const *choices)
{
    char known[MESSAGE / 2] = "";

    for (int i = 0; choices[i]; i++) {
        if (slice_is(t->row[row][column], slice_of(choices[i])))
            return i;
        snprintf(known + strlen(known), sizeof known - strlen(known), "%s %s",
                 i ? "," : "known are", choices[i][0] ? choices[i] : "(empty)");
    }
    table_refuse_cell(t, row, column, known);
}

uint32_t
table_number(const struct table *t, size_t row, size_t column)
{
    int64_t value = whole_parse(t->row[row][column]);

    if (value < 1 || value > LARGEST)
        table_refuse_cell(t, row, column, "must be a whole number from 1 on");
    return (uint32_t)value;
}
