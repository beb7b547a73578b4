#include "xls_cells.h"

#include <stdio.h>
#include <stdlib.h>

#include "fail.h"
#include "little.h"
#include "memory.h"
#include "number_format.h"

/* Every cell begins with its row, its column and its style; FORMULA has a value of 8 bytes then. */
enum { STYLE = 4, VALUE = 6, CELL = 6, RK = 6, HIDDEN_ROW = 0x20 };

struct reading {
    struct xls_book *book;
    const struct xls_listed *listed;
    const char *file;
    struct sheet *to;
    uint64_t end; /* behind the last record */
    size_t row;
    struct place {
        uint32_t row, at;
    } * place; /* of records with cells, where they must be sorted */
    size_t places, room;
};

noreturn static void
refuse(const struct reading *r, const char *what)
{
    fail(REFUSED, "%s: sheet \"%s\", row %zu: %s: the workbook is damaged: save it anew in WPS",
         r->file, r->listed->name, r->row + 1, what);
}

/* ---- records of the sheet ---- */

static bool
is_cell(unsigned id)
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

/* The next record of the sheet itself, not of a chart in it; false at the sheet's end, and where there is none. */
static bool
next_own(struct biff *b, struct biff_record *record)
{
    for (size_t depth = 0; biff_next(b, record);) {
        if (record->id == BIFF_BOF)
            depth++;
        else if (record->id == BIFF_EOF && depth-- == 0)
            return false;
        else if (depth == 0)
            return true;
    }
    record->id = 0;
    return false;
}

static void
start(const struct reading *r)
{
    struct biff_record record;

    biff_seek(r->book->biff, r->listed->at);
    if (!biff_next(r->book->biff, &record) || record.id != BIFF_BOF)
        fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", r->file);
}

/* Goes through the sheet once, to its end, and returns whether its rows come in order. */
static bool
survey(struct reading *r)
{
    struct biff_record record;
    size_t row = 0;
    bool in_order = true;

    start(r);
    while (next_own(r->book->biff, &record)) {
        if (record.id == BIFF_ROW && record.n >= 16 && record.p[12] & HIDDEN_ROW)
            sheet_note(r->to, SHEET_HIDDEN_ROW, little_u16(record.p));
        if (!is_cell(record.id))
            continue;
        r->row = record.n >= 2 ? little_u16(record.p) : row;
        if (record.n < CELL)
            refuse(r, "a cell that is cut short");
        in_order &= r->row >= row;
        row = r->row;
    }
    if (record.id != BIFF_EOF)
        fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", r->file);
    r->end = biff_at(r->book->biff);
    return in_order;
}

static int
compare(const void *a, const void *b)
{
    const struct place *one = a, *other = b;

    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->at > other->at) - (one->at < other->at);
}

static void
sort(struct reading *r)
{
    struct biff_record record;

    start(r);
    while (next_own(r->book->biff, &record))
        if (is_cell(record.id)) {
            r->place = memory_grow(r->place, &r->room, r->places + 1, sizeof *r->place);
            r->place[r->places++] = (struct place){little_u16(record.p), (uint32_t)record.at};
        }
    qsort(r->place, r->places, sizeof *r->place, compare);
}

/* ---- values ---- */

static void
give(struct reading *r, size_t column, struct slice value)
{
    if (value.n > 0)
        sheet_cell(r->to, r->row, column, value);
}

static void
put_number(struct reading *r, size_t column, unsigned style, double number)
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
put_rks(struct reading *r, const struct biff_record *record)
{
    size_t column = little_u16(record->p + 2);

    for (size_t at = STYLE; at + RK + 2 <= record->n; at += RK)
        put_number(r, column++, little_u16(record->p + at),
                   rk_number(little_u32(record->p + at + 2)));
}

static void
put_truth_or_error(struct reading *r, size_t column, unsigned code, bool error)
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
put_text(struct reading *r, size_t column, const struct biff_record *record, size_t at)
{
    struct biff_content c = biff_content(r->book->biff, record, at);
    struct slice s;

    if (!biff_text_read(&r->book->text, &c, 2, &s))
        refuse(r, "a text that is cut short");
    give(r, column, s);
}

static void
put_shared(struct reading *r, size_t column, uint32_t number)
{
    if (number >= string_pool_count(r->book->strings))
        refuse(r, "a text that is not there");
    give(r, column, string_pool_get(r->book->strings, number));
}

/* The text of a formula stands in a record behind it, and behind what it shares with others. */
static void
put_formula_text(struct reading *r, size_t column)
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
                put_text(r, column, &record, 0);
            return;
        default:
            return;
        }
}

/* A value that is no number has 0xffff behind it. Programs that compute nothing leave a 0 and ask that it be computed
 * on loading. */
static void
put_formula(struct reading *r, size_t column, const struct biff_record *record)
{
    enum { TEXT, TRUTH, ERROR, NO_TEXT, ON_LOADING = 2, OPTIONS = 14 };
    const unsigned char *value = record->p + VALUE;
    double number = little_double(value);

    if (little_u16(value + 6) != UINT16_MAX) {
        if (number == 0 && record->n > OPTIONS && record->p[OPTIONS] & ON_LOADING)
            sheet_note(r->to, SHEET_FORMULA_UNVALUED, r->row);
        else
            put_number(r, column, little_u16(record->p + STYLE), number);
        return;
    }
    if (value[0] == TRUTH || value[0] == ERROR)
        put_truth_or_error(r, column, value[2], value[0] == ERROR);
    else if (value[0] == TEXT)
        put_formula_text(r, column);
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

static void
put_cell(struct reading *r, const struct biff_record *record)
{
    const unsigned char *p = record->p;
    size_t column = little_u16(p + 2);
    unsigned style = little_u16(p + STYLE);

    r->row = little_u16(p);
    if (record->n < shortest(record->id))
        refuse(r, "a cell that is cut short");
    switch (record->id) {
    case BIFF_MULRK:
        put_rks(r, record);
        break;
    case BIFF_RK:
        put_number(r, column, style, rk_number(little_u32(p + VALUE)));
        break;
    case BIFF_NUMBER:
        put_number(r, column, style, little_double(p + VALUE));
        break;
    case BIFF_LABELSST:
        put_shared(r, column, little_u32(p + VALUE));
        break;
    case BIFF_BOOLERR:
        put_truth_or_error(r, column, p[VALUE], p[VALUE + 1] != 0);
        break;
    case BIFF_LABEL:
    case BIFF_RSTRING:
        put_text(r, column, record, VALUE);
        break;
    default:
        put_formula(r, column, record);
    }
}

/* ---- the sheet ---- */

static void
show_progress(const struct reading *r, uint64_t done, uint64_t all)
{
    sheet_progress(r->to, (int)(done * 100 / all));
}

static void
put_in_order(struct reading *r)
{
    uint64_t all = r->end - r->listed->at;
    struct biff_record record;
    size_t row = SIZE_MAX;

    start(r);
    while (next_own(r->book->biff, &record)) {
        if (!is_cell(record.id))
            continue;
        put_cell(r, &record);
        if (r->row != row)
            show_progress(r, record.at - r->listed->at, all);
        row = r->row;
    }
}

static void
put_sorted(struct reading *r)
{
    struct biff_record record;

    sort(r);
    for (size_t i = 0; i < r->places; i++) {
        biff_seek(r->book->biff, r->place[i].at);
        if (biff_next(r->book->biff, &record))
            put_cell(r, &record);
        show_progress(r, i, r->places);
    }
}

void
xls_cells_read(struct xls_book *book, const struct xls_listed *listed, const char *file,
               uint64_t *left, struct sheet *to)
{
    struct reading r = {.book = book, .listed = listed, .file = file, .to = to};
    bool in_order;

    sheet_start(to, listed->name);
    in_order = survey(&r);
    if (r.end - listed->at > *left)
        refuse(&r, "two sheets in one place");
    *left -= r.end - listed->at;
    if (in_order)
        put_in_order(&r);
    else
        put_sorted(&r);
    sheet_end(to);
    free(r.place);
}
