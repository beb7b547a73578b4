#include "workbook/xls_cell.h"

#include <stdio.h>

#include "base/fail.h"
#include "workbook/little.h"
#include "workbook/number_format.h"

/* Every cell begins with its row, its column and its style; FORMULA has a value of 8 bytes and
 * options then. */
enum { STYLE = 4, VALUE = 6, CELL = 6, RK = 6, OPTIONS = 14, ON_LOADING = 2 };

void
xls_cell_refuse(const struct xls_place *r, const char *what)
{
    fail(REFUSED, "%s: sheet \"%s\", row %zu: %s: the workbook is damaged: save it anew in WPS",
         r->file, r->sheet, r->row + 1, what);
}

static bool
is_formula(unsigned id)
{
    return id == BIFF_FORMULA || id == BIFF_FORMULA_3 || id == BIFF_FORMULA_4;
}

bool
xls_cell_is(unsigned id)
{
    switch (id) {
    case BIFF_FORMULA:
    case BIFF_FORMULA_3:
    case BIFF_FORMULA_4:
    case BIFF_MULRK:
    case BIFF_RSTRING:
    case BIFF_LABELSST:
    case BIFF_NUMBER:
    case BIFF_LABEL:
    case BIFF_BOOLERR:
    case BIFF_RK:
        return true;
    default:
        return false;
    }
}

/* Whether a formula is to be computed when the workbook is loaded. */
static bool
is_asked(const struct biff_record *record)
{
    return record->n > OPTIONS && record->p[OPTIONS] & ON_LOADING;
}

bool
xls_cell_is_computed(const struct biff_record *record)
{
    return is_formula(record->id) && is_asked(record) && little_double(record->p + VALUE) != 0;
}

static void
give(struct xls_place *r, size_t column, struct slice value)
{
    if (value.n > 0)
        sheet_cell(r->to, r->row, column, value);
}

static void
give_number(struct xls_place *r, size_t column, unsigned style, double number)
{
    int kind = style < r->book->kinds ? r->book->kind[style] : NUMBER_PLAIN;
    char digits[NUMBER_TEXT], text[NUMBER_TEXT];
    int n = snprintf(digits, sizeof digits, "%.17g", number);
    const char *end =
        number_format_text((struct slice){digits, (size_t)n}, kind, r->book->since_1904, text);

    give(r, column, (struct slice){text, (size_t)(end - text)});
}

/* A number in 30 bits: a whole one or the first half of another, perhaps of hundredths. */
static double
rk_number(uint32_t rk)
{
    uint64_t bits = (uint64_t)(rk & ~3U) << 32;
    double number;

    if (rk & 2)
        number = (int32_t)rk >> 2;
    else
        memcpy(&number, &bits, sizeof number);
    return rk & 1 ? number / 100 : number;
}

/* From the first column to the one that stands behind all. */
static void
give_rks(struct xls_place *r, const struct biff_record *record)
{
    size_t column = little_u16(record->p + 2);

    for (size_t at = STYLE; at + RK + 2 <= record->n; at += RK)
        give_number(r, column++, little_u16(record->p + at),
                    rk_number(little_u32(record->p + at + 2)));
}

static void
give_truth_or_error(struct xls_place *r, size_t column, unsigned code, bool error)
{
    static const char *const name[] = {[0x00] = "#NULL!", [0x07] = "#DIV/0!", [0x0f] = "#VALUE!",
                                       [0x17] = "#REF!",  [0x1d] = "#NAME?",  [0x24] = "#NUM!"};
    bool known = code < sizeof name / sizeof name[0] && name[code];

    if (error)
        give(r, column, slice_of(known ? name[code] : "#N/A"));
    else
        give(r, column, code ? SLICE("TRUE") : SLICE("FALSE"));
}

static void
give_text(struct xls_place *r, size_t column, const struct biff_record *record, size_t at)
{
    struct biff_content c = biff_content(r->book->biff, record, at);
    struct slice s;

    if (!biff_text_read(&r->book->text, &c, 2, &s))
        xls_cell_refuse(r, "a text that is cut short");
    give(r, column, s);
}

static void
give_shared(struct xls_place *r, size_t column, uint32_t number)
{
    if (number >= string_pool_count(r->book->strings))
        xls_cell_refuse(r, "a text that is not there");
    give(r, column, string_pool_get(r->book->strings, number));
}

/* The text of a formula stands in a record behind it, and behind what it shares with others. */
static void
give_formula_text(struct xls_place *r, size_t column)
{
    struct biff *b = r->book->biff;
    struct biff_record record;

    for (;;)
        switch (biff_peek(b)) {
        case BIFF_ARRAY:
        case BIFF_TABLE:
        case BIFF_SHRFMLA:
        case BIFF_CONTINUE:
            biff_next(b, &record);
            break;
        case BIFF_STRING:
            if (biff_next(b, &record))
                give_text(r, column, &record, 0);
            return;
        default:
            return;
        }
}

/* A value that is no number has 0xffff behind it. Programs that compute nothing leave a 0
 * everywhere and ask that formulas be computed on loading. */
static void
give_formula(struct xls_place *r, size_t column, const struct biff_record *record)
{
    enum { TEXT, TRUTH, ERROR };
    const unsigned char *value = record->p + VALUE;
    double number = little_double(value);

    if (little_u16(value + 6) != UINT16_MAX) {
        if (number == 0 && is_asked(record) && !r->computed)
            sheet_note(r->to, SHEET_FORMULA_UNVALUED, r->row);
        else
            give_number(r, column, little_u16(record->p + STYLE), number);
        return;
    }
    if (value[0] == TRUTH || value[0] == ERROR)
        give_truth_or_error(r, column, value[2], value[0] == ERROR);
    else if (value[0] == TEXT)
        give_formula_text(r, column);
}

/* How many bytes a cell of that kind has before its text. */
static size_t
shortest(unsigned id)
{
    switch (id) {
    case BIFF_LABEL:
    case BIFF_RSTRING:
        return CELL;
    case BIFF_BOOLERR:
        return CELL + 2;
    case BIFF_RK:
    case BIFF_LABELSST:
        return CELL + 4;
    case BIFF_MULRK:
        return STYLE + RK + 2;
    default:
        return CELL + 8;
    }
}

void
xls_cell_give(struct xls_place *r, const struct biff_record *record)
{
    const unsigned char *p = record->p;
    size_t column;
    unsigned style;

    if (record->n >= 2)
        r->row = little_u16(p);
    if (record->n < shortest(record->id))
        xls_cell_refuse(r, "a cell that is cut short");
    column = little_u16(p + 2);
    style = little_u16(p + STYLE);
    switch (record->id) {
    case BIFF_MULRK:
        give_rks(r, record);
        break;
    case BIFF_RK:
        give_number(r, column, style, rk_number(little_u32(p + VALUE)));
        break;
    case BIFF_NUMBER:
        give_number(r, column, style, little_double(p + VALUE));
        break;
    case BIFF_LABELSST:
        give_shared(r, column, little_u32(p + VALUE));
        break;
    case BIFF_BOOLERR:
        give_truth_or_error(r, column, p[VALUE], p[VALUE + 1] != 0);
        break;
    case BIFF_LABEL:
    case BIFF_RSTRING:
        give_text(r, column, record, VALUE);
        break;
    default:
        give_formula(r, column, record);
    }
}
