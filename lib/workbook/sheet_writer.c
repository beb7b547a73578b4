#include "workbook/sheet_writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "values/amount.h"
#include "workbook/cell_writer.h"

enum {
    LINE = 14, /* points */
    ROW = 20,
    HIGHEST = 409,
    TITLE = 30
};

void
sheet_writer_new(struct sheet_writer *w, const struct layout *layout,
                 const struct sheet_words *words)
{
    *w = (struct sheet_writer){.layout = layout, .words = words};
    w->column = memory_new(layout->columns, sizeof *w->column);
    for (size_t i = 0; i < layout->columns; i++)
        cell_writer_column(w->column[i], i);
}

void
sheet_writer_free(struct sheet_writer *w)
{
    free(w->column);
    part_free(&w->part);
}

/* ---- rows ---- */

static struct cell_at
at(const struct sheet_writer *w, size_t column)
{
    return (struct cell_at){w->column[column], w->row};
}

static char *
start_row(struct sheet_writer *w, char *to, size_t height)
{
    w->row++;
    to = whole_print(part_copy(to, "<row r=\""), w->row);
    if (height != ROW) {
        to = whole_print(part_copy(to, "\" ht=\""), (int64_t)(height < HIGHEST ? height : HIGHEST));
        to = part_copy(to, "\" customHeight=\"1");
    }
    return part_copy(to, "\">");
}

static size_t
height_of(size_t lines)
{
    return lines > 1 ? lines * LINE + (ROW - LINE) : ROW;
}

static size_t
number_of_row(const struct sheet_writer *w, char *digits)
{
    return (size_t)(whole_print(digits, w->row - w->header) - digits);
}

void
sheet_writer_row(struct sheet_writer *w, const struct slice *value)
{
    const struct layout *l = w->layout;
    size_t room = CELL_ROOM, lines = 1;
    char *to, digits[AMOUNT_TEXT];

    for (size_t i = 0; i < l->columns; i++) {
        struct slice shown = layout_shown(&l->column[i], value[i]);

        room += CELL_ROOM + shown.n * PART_ESCAPE;
        if (shown.n > 0 && cell_writer_lines(shown, l->column[i].width) > lines)
            lines = cell_writer_lines(shown, l->column[i].width);
    }
    to = start_row(w, part_room(&w->part, room), height_of(lines));
    for (size_t i = 0; i < l->columns; i++)
        if (l->column[i].origin == LAYOUT_FIELD)
            to = cell_writer_field(to, at(w, i), &l->column[i], value[i]);
        else if (l->column[i].origin == LAYOUT_NUMBER)
            to = cell_writer_number(to, at(w, i), CELL_WHOLE,
                                    (struct slice){digits, number_of_row(w, digits)});
        else
            to = cell_writer_field(to, at(w, i), &l->column[i], (struct slice){NULL, 0});
    part_reach(&w->part, part_copy(to, "</row>"));
}

/* ---- what stands around them ---- */

/* A text over the columns [from, to) of the row. */
static void
wide_cell(struct sheet_writer *w, size_t from, size_t to, enum cell_style style, struct slice text)
{
    char *to_at = part_room(&w->part, CELL_ROOM + text.n * PART_ESCAPE);
    char *range = w->merged[w->merges];

    part_reach(&w->part, cell_writer_text(to_at, at(w, from), style, text));
    if (to - from < 2)
        return;
    range = cell_writer_column(range, from);
    range = part_copy(whole_print(range, w->row), ":");
    *whole_print(cell_writer_column(range, to - 1), w->row) = '\0';
    w->merges++;
}

static void
put_row_start(struct sheet_writer *w, size_t height)
{
    part_reach(&w->part, start_row(w, part_room(&w->part, CELL_ROOM), height));
}

static void
write_words(struct sheet_writer *w)
{
    size_t columns = w->layout->columns, middle = columns > 1 ? columns / 2 : 1;

    if (w->words->title.n > 0) {
        put_row_start(w, TITLE);
        wide_cell(w, 0, columns, CELL_TITLE, w->words->title);
        part_put(&w->part, "</row>");
    }
    if (w->words->unit.n == 0 && w->words->as_of.n == 0)
        return;
    put_row_start(w, ROW);
    wide_cell(w, 0, middle, CELL_LEFT, w->words->unit);
    if (columns > 1)
        wide_cell(w, middle, columns, CELL_RIGHT, w->words->as_of);
    part_put(&w->part, "</row>");
}

static void
write_headings(struct sheet_writer *w)
{
    const struct layout *l = w->layout;
    size_t lines = 1;

    for (size_t i = 0; i < l->columns; i++)
        if (cell_writer_lines(l->column[i].heading, l->column[i].width) > lines)
            lines = cell_writer_lines(l->column[i].heading, l->column[i].width);
    put_row_start(w, height_of(lines));
    for (size_t i = 0; i < l->columns; i++) {
        char *room = part_room(&w->part, CELL_ROOM + l->column[i].heading.n * PART_ESCAPE);

        part_reach(&w->part, cell_writer_text(room, at(w, i), CELL_HEADING, l->column[i].heading));
    }
    part_put(&w->part, "</row>");
    w->header = w->row;
}

static uint32_t
rows_above(const struct sheet_words *words)
{
    return (words->title.n > 0 ? 1U : 0U) + (words->unit.n > 0 || words->as_of.n > 0 ? 1U : 0U);
}

void
sheet_writer_start(struct sheet_writer *w, struct package *to, size_t number)
{
    char name[64];
    uint32_t header = rows_above(w->words) + 1;

    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", number);
    part_start(&w->part, to, name);
    w->row = 0;
    w->merges = 0;
    part_put(&w->part,
             "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
             "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    part_print(&w->part,
               "<sheetViews><sheetView %sworkbookViewId=\"0\"><pane ySplit=\"%" PRIu32
               "\" topLeftCell=\"A%" PRIu32 "\" activePane=\"bottomLeft\" state=\"frozen\"/>"
               "<selection pane=\"bottomLeft\"/></sheetView></sheetViews>"
               "<sheetFormatPr defaultRowHeight=\"%d\" customHeight=\"1\"/><cols>",
               number == 1 ? "tabSelected=\"1\" " : "", header, header + 1, ROW);
    for (size_t i = 0; i < w->layout->columns; i++)
        part_print(&w->part, "<col min=\"%zu\" max=\"%zu\" width=\"%u.71\" customWidth=\"1\"/>",
                   i + 1, i + 1, w->layout->column[i].width);
    part_put(&w->part, "</cols><sheetData>");
    write_words(w);
    write_headings(w);
}

bool
sheet_writer_full(const struct sheet_writer *w)
{
    return w->row + (w->words->closing.n > 0) >= SHEET_ROWS ||
           w->part.size > PACKAGE_PART - (PACKAGE_PART >> 3);
}

/* Drop-down lists for what is chosen. */
static void
write_choices(struct sheet_writer *w)
{
    const struct layout *l = w->layout;
    size_t count = 0;

    for (size_t i = 0; i < l->columns; i++)
        count += l->column[i].type == LAYOUT_CHOICE;
    if (count == 0 || w->row == w->header)
        return;
    part_print(&w->part, "<dataValidations count=\"%zu\">", count);
    for (size_t i = 0; i < l->columns; i++) {
        struct slice rest = l->column[i].choices, choice;
        char letters[4] = "";

        if (l->column[i].type != LAYOUT_CHOICE)
            continue;
        cell_writer_column(letters, i);
        part_print(&w->part,
                   "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" "
                   "sqref=\"%s%" PRIu32 ":%s%" PRIu32 "\"><formula1>&quot;",
                   letters, w->header + 1, letters, w->row);
        while (text_part(&rest, '|', &choice)) {
            part_text(&w->part, choice);
            part_put(&w->part, rest.p ? "," : "");
        }
        part_put(&w->part, "&quot;</formula1></dataValidation>");
    }
    part_put(&w->part, "</dataValidations>");
}

void
sheet_writer_end(struct sheet_writer *w)
{
    char last[4] = "";
    uint32_t end = w->row;

    cell_writer_column(last, w->layout->columns - 1);
    if (w->words->closing.n > 0) {
        put_row_start(w, TITLE);
        wide_cell(w, 0, w->layout->columns, CELL_LEFT, w->words->closing);
        part_put(&w->part, "</row>");
        w->row = end;
    }
    part_print(&w->part, "</sheetData><autoFilter ref=\"A%" PRIu32 ":%s%" PRIu32 "\"/>", w->header,
               last, w->row);
    if (w->merges > 0)
        part_print(&w->part, "<mergeCells count=\"%zu\">", w->merges);
    for (size_t i = 0; i < w->merges; i++)
        part_print(&w->part, "<mergeCell ref=\"%s\"/>", w->merged[i]);
    part_put(&w->part, w->merges > 0 ? "</mergeCells>" : "");
    write_choices(w);
    part_print(&w->part,
               "<printOptions horizontalCentered=\"1\"/>"
               "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" "
               "header=\"0.3\" footer=\"0.3\"/>"
               "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
               "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>"
               "<ignoredErrors><ignoredError sqref=\"A1:%s%" PRIu32
               "\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>",
               last, w->row);
    part_end(&w->part);
}
