#include "workbook/worksheet.h"

#include "base/digits.h"
#include "base/fail.h"
#include "base/text.h"
#include "values/amount.h"
#include "workbook/cell_text.h"
#include "workbook/markup.h"
#include "workbook/number_format.h"

struct reading {
    const struct worksheet *worksheet;
    struct sheet *to;
    struct cell_text text;
    size_t next_row, row, next_column, column;
    char type; /* s: a shared string; t: a string of its own; i b d e n as the file has it */
    int kind;  /* of number */
    bool formula;
};

noreturn static void
refuse_cell(const struct reading *r, const char *what)
{
    fail(REFUSED, "%s: sheet \"%s\", row %zu: %s: the workbook is damaged: save it anew in WPS",
         r->text.file, r->worksheet->name, r->row + 1, what);
}

/* ---- where a cell stands ---- */

/* B5: column 1, row 4. */
static void
take_place(struct reading *r, const char *place)
{
    size_t row = 0, column = 0;
    const char *p = place;

    for (; (*p | ' ') >= 'a' && (*p | ' ') <= 'z' && column <= SHEET_COLUMNS; p++)
        column = column * 26 + (size_t)((*p | ' ') - 'a' + 1);
    for (; digits_is_one(*p) && row <= SHEET_ROWS; p++)
        row = row * 10 + (size_t)(*p - '0');
    if (*p || row == 0 || column == 0)
        refuse_cell(r, "a cell without a place");
    r->row = row - 1;
    r->column = column - 1;
}

static void
start_row(struct reading *r, const char **attribute)
{
    int64_t number = markup_whole(markup_attribute(attribute, "r"));

    r->row = number > 0 ? (size_t)number - 1 : r->next_row;
    r->next_row = r->row + 1;
    r->next_column = 0;
    if (markup_true(markup_attribute(attribute, "hidden")))
        sheet_note(r->to, SHEET_HIDDEN_ROW, r->row);
    sheet_progress(r->to, archive_percent(r->worksheet->archive));
}

static void
start_cell(struct reading *r, const char **attribute)
{
    const char *place = NULL, *style = NULL;

    r->type = 'n';
    for (; *attribute; attribute += 2)
        if (attribute[0][1] != '\0')
            continue;
        else if (attribute[0][0] == 'r')
            place = attribute[1];
        else if (attribute[0][0] == 's')
            style = attribute[1];
        else if (attribute[0][0] == 't')
            r->type = strncmp(attribute[1], "st", 2) == 0 ? 't' : attribute[1][0];
    r->column = r->next_column;
    if (place)
        take_place(r, place);
    r->next_column = r->column + 1;
    r->kind = style ? styles_kind(r->worksheet->styles, style) : NUMBER_PLAIN;
    r->formula = false;
    cell_text_clear(&r->text);
}

/* ---- what it holds ---- */

/* A day or a moment as ISO 8601 has it, as normalize likes it. */
static struct slice
iso_date(struct slice s)
{
    char *t = s.n > 10 ? memchr(s.p, 'T', s.n) : NULL;

    if (t)
        *t = ' ';
    return text_less_suffix(s, SLICE(" 00:00:00"));
}

static struct slice
shared_string(const struct reading *r, struct slice number)
{
    struct string_pool *strings = r->worksheet->strings;
    int64_t i = whole_parse(number);

    if (i < 0 || (size_t)i >= string_pool_count(strings))
        refuse_cell(r, "a text that is not there");
    return string_pool_get(strings, (size_t)i);
}

static struct slice
value_of(struct reading *r, char number[NUMBER_TEXT])
{
    struct slice s = cell_text_raw(&r->text);
    const char *end;

    switch (r->type) {
    case 's':
        return shared_string(r, s);
    case 't':
    case 'i':
        return cell_text_read(&r->text);
    case 'b':
        return slice_is(s, SLICE("1")) || slice_is(s, SLICE("true")) ? SLICE("TRUE")
                                                                     : SLICE("FALSE");
    case 'd':
        return iso_date(s);
    case 'e':
        return s;
    default:
        end = number_format_text(s, r->kind, r->worksheet->since_1904, number);
        return (struct slice){number, (size_t)(end - number)};
    }
}

/* Programs that compute nothing leave a formula without a value, or with a 0 and the word that all
 * is to be computed on opening. */
static bool
is_unvalued(const struct reading *r)
{
    struct slice s = cell_text_raw(&r->text);

    return r->formula && r->type == 'n' &&
           (s.n == 0 || (r->worksheet->stale && slice_is(s, SLICE("0"))));
}

static void
end_cell(struct reading *r)
{
    char number[NUMBER_TEXT];
    struct slice value;

    if (is_unvalued(r)) {
        sheet_note(r->to, SHEET_FORMULA_UNVALUED, r->row);
        return;
    }
    if (r->text.used == 0)
        return;
    value = value_of(r, number);
    if (value.n > 0)
        sheet_cell(r->to, r->row, r->column, value);
}

/* ---- elements ---- */

static void
on_cell(void *reading, const char *name, const char **attribute)
{
    struct reading *r = reading;

    if (name[0] == 'c' && name[1] == '\0')
        start_cell(r, attribute);
    else if (name[0] == 'f' && name[1] == '\0')
        r->formula = true;
    else if (strcmp(name, "row") == 0)
        start_row(r, attribute);
    else
        cell_text_enter(&r->text, name);
}

static void
on_cell_end(void *reading, const char *name)
{
    struct reading *r = reading;

    if (name[0] == 'c' && name[1] == '\0')
        end_cell(r);
    else
        cell_text_leave(&r->text, name);
}

static void
on_cell_text(void *reading, struct slice text)
{
    cell_text_add(&((struct reading *)reading)->text, text);
}

void
worksheet_read(const struct worksheet *w, struct sheet *to)
{
    struct reading r = {.worksheet = w, .to = to, .text = {.file = archive_file(w->archive)}};
    struct markup m = {.start = on_cell, .end = on_cell_end, .text = on_cell_text, .context = &r};

    sheet_start(to, w->name);
    if (!markup_read(w->archive, w->part, &m))
        fail(REFUSED, "%s: sheet \"%s\" is not in the workbook: it is damaged: fetch it again",
             r.text.file, w->name);
    sheet_end(to);
    cell_text_free(&r.text);
}
