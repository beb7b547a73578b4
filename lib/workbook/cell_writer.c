#include "workbook/cell_writer.h"

#include "values/amount.h"
#include "values/date.h"

/* Days before 1900-03-01 have other numbers in other programs, so they are texts. */
enum { FIRST_SERIAL = 61 };

char *
cell_writer_column(char *to, size_t column)
{
    if (column >= 26)
        to = cell_writer_column(to, column / 26 - 1);
    to[0] = (char)('A' + column % 26);
    to[1] = '\0';
    return to + 1;
}

/* A cell up to its style. */
static char *
start_cell(char *to, struct cell_at at, enum cell_style style)
{
    to = whole_print(part_copy(part_copy(to, "<c r=\""), at.column), at.row);
    to = part_copy(to, "\" s=\"");
    return whole_print(to, style);
}

char *
cell_writer_text(char *to, struct cell_at at, enum cell_style style, struct slice text)
{
    to = start_cell(to, at, style);
    if (text.n == 0)
        return part_copy(to, "\"/>");
    to = part_copy(to, "\" t=\"inlineStr\"><is><t");
    to = part_copy(to, text.p[0] == ' ' || text.p[text.n - 1] == ' ' ? " xml:space=\"preserve\">"
                                                                     : ">");
    return part_copy(part_escape(to, text), "</t></is></c>");
}

char *
cell_writer_number(char *to, struct cell_at at, enum cell_style style, struct slice digits)
{
    to = start_cell(to, at, style);
    if (digits.n == 0)
        return part_copy(to, "\"/>");
    to = part_copy(to, "\"><v>");
    memcpy(to, digits.p, digits.n);
    return part_copy(to + digits.n, "</v></c>");
}

static char *
date_cell(char *to, struct cell_at at, struct slice day)
{
    int64_t serial;
    char digits[AMOUNT_TEXT];

    if (day.n == 0)
        return cell_writer_number(to, at, CELL_DATE, day);
    serial = date_serial(date_parse(day));
    if (serial < FIRST_SERIAL)
        return cell_writer_text(to, at, CELL_TEXT, day);
    return cell_writer_number(to, at, CELL_DATE,
                              (struct slice){digits,
                                             (size_t)(whole_print(digits, serial) - digits)});
}

char *
cell_writer_field(char *to, struct cell_at at, const struct layout_column *c, struct slice value)
{
    switch (c->type) {
    case LAYOUT_INTEGER:
        return cell_writer_number(to, at, CELL_WHOLE, value);
    case LAYOUT_AMOUNT:
        return cell_writer_number(to, at,
                                  value.n && memchr(value.p, '.', value.n) ? CELL_CENTS
                                                                           : CELL_AMOUNT,
                                  value);
    case LAYOUT_DATE:
        return date_cell(to, at, value);
    default:
        return cell_writer_text(to, at, CELL_TEXT, layout_shown(c, value));
    }
}

/* How many digits wide a text is: Chinese characters and all behind them take two. */
static size_t
shown_width(struct slice s)
{
    size_t width = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        width += c >= 0xe3 ? 2 : (c & 0xc0) != 0x80;
    }
    return width;
}

/* How many lines a text takes in a column of that width. A text of as many bytes fits, and it is not
 * counted. */
size_t
cell_writer_lines(struct slice s, unsigned width)
{
    size_t room = width > 2 ? width - 1 : 1;

    return s.n <= room ? 1 : (shown_width(s) + room - 1) / room;
}
