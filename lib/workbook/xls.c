#include "workbook/xls.h"

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "base/memory.h"
#include "workbook/biff.h"
#include "workbook/number_format.h"

enum { PATH = 32 };

struct xls {
    const char *file;
    const void *book;
    struct biff *biff;
    size_t sheets;
    char **name;
};

/* Whether the bytes stand anywhere in the file. */
static bool
holds(int fd, struct slice bytes)
{
    struct stat about;
    void *map;
    bool found;

    if (fstat(fd, &about) < 0)
        return false;
    map = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED)
        return false;
    found = memmem(map, (size_t)about.st_size, bytes.p, bytes.n) != NULL;
    munmap(map, (size_t)about.st_size);
    return found;
}

noreturn static void
refuse(int fd, const char *file, int code)
{
    /* The name of the stream that holds an encrypted .xlsx, in UTF-16. */
    static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

    if (code == FREEXL_INSUFFICIENT_MEMORY)
        fail(FAILED, "%s: no memory to read a workbook", file);
    if (holds(fd, (struct slice){encrypted, sizeof encrypted}))
        fail(REFUSED, "%s: the workbook is locked with a password: take the password off in WPS",
             file);
    if (code == FREEXL_BIFF_WORKBOOK_NOT_FOUND)
        fail(REFUSED,
             "%s: no workbook in it: perhaps a document of Word, or an .et of old: save "
             "it as .xlsx in WPS",
             file);
    fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", file);
}

static void
read_names(struct xls *x)
{
    x->name = memory_new(x->sheets + 1, sizeof *x->name);
    for (size_t i = 0; i < x->sheets; i++) {
        const char *name = NULL;

        freexl_get_worksheet_name(x->book, (unsigned short)i, &name);
        x->name[i] = memory_text(slice_of(name ? name : ""));
    }
}

struct xls *
xls_open(int fd, const char *file)
{
    struct xls *x = memory_new(1, sizeof *x);
    char path[PATH];
    unsigned locked = 0, sheets = 0;
    int code;

    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    code = freexl_open(path, &x->book);
    if (code != FREEXL_OK)
        refuse(fd, file, code);
    freexl_get_info(x->book, FREEXL_BIFF_PASSWORD, &locked);
    if (locked == FREEXL_BIFF_OBFUSCATED)
        fail(REFUSED, "%s: the workbook is locked with a password: take the password off in WPS",
             file);
    freexl_get_info(x->book, FREEXL_BIFF_SHEET_COUNT, &sheets);
    x->file = file;
    x->biff = biff_open(fd);
    x->sheets = sheets;
    read_names(x);
    return x;
}

size_t
xls_sheets(const struct xls *x)
{
    return x->sheets;
}

const char *
xls_sheet_name(const struct xls *x, size_t i)
{
    return x->name[i];
}

bool
xls_sheet_hidden(const struct xls *x, size_t i)
{
    return i < x->biff->sheets && x->biff->sheet[i].hidden;
}

static struct slice
number_text(double number, char text[NUMBER_TEXT])
{
    char digits[NUMBER_TEXT];
    int n = snprintf(digits, sizeof digits, "%.17g", number);
    char *end = number_format_text((struct slice){digits, (size_t)n}, NUMBER_PLAIN, false, text);

    return (struct slice){text, (size_t)(end - text)};
}

static struct slice
value_of(const FreeXL_CellValue *cell, char text[NUMBER_TEXT])
{
    int n;

    switch (cell->type) {
    case FREEXL_CELL_INT:
        n = snprintf(text, NUMBER_TEXT, "%d", cell->value.int_value);
        return (struct slice){text, (size_t)n};
    case FREEXL_CELL_DOUBLE:
        return number_text(cell->value.double_value, text);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
        return slice_of(cell->value.text_value ? cell->value.text_value : "");
    default:
        return (struct slice){"", 0};
    }
}

static struct slice
formula_text(const struct biff_formula *f, char text[NUMBER_TEXT])
{
    switch (f->kind) {
    case BIFF_NUMBER:
        return number_text(f->number, text);
    case BIFF_BOOLEAN:
        return f->truth ? SLICE("TRUE") : SLICE("FALSE");
    case BIFF_ERROR:
        return slice_of(f->error);
    default:
        return slice_of(f->text ? f->text : "");
    }
}

/* The formula of that place, or NULL; those before it are passed. */
static const struct biff_formula *
formula_at(const struct biff_sheet *s, size_t *next, uint32_t row, uint32_t column)
{
    while (*next < s->formulas &&
           (s->formula[*next].row < row ||
            (s->formula[*next].row == row && s->formula[*next].column < column)))
        ++*next;
    return *next < s->formulas && s->formula[*next].row == row && s->formula[*next].column == column
               ? &s->formula[*next]
               : NULL;
}

/* FreeXL gives all cells but those of formulas. */
static void
read_row(const struct xls *x, const struct biff_sheet *formulas, size_t *next, uint32_t row,
         uint32_t columns, struct sheet *to)
{
    char text[NUMBER_TEXT];

    for (uint32_t column = 0; column < columns; column++) {
        FreeXL_CellValue cell = {.type = FREEXL_CELL_NULL};
        const struct biff_formula *formula = formula_at(formulas, next, row, column);
        struct slice value;

        freexl_get_cell_value(x->book, row, (unsigned short)column, &cell);
        value = formula && cell.type == FREEXL_CELL_NULL ? formula_text(formula, text)
                                                         : value_of(&cell, text);
        if (value.n > 0)
            sheet_cell(to, row, column, value);
    }
}

void
xls_read(struct xls *x, size_t i, struct sheet *to)
{
    static const struct biff_sheet none;
    const struct biff_sheet *formulas = &none;
    unsigned rows = 0;
    unsigned short width = 0;
    uint32_t columns;
    size_t next = 0;

    sheet_start(to, x->name[i]);
    if (freexl_select_active_worksheet(x->book, (unsigned short)i) != FREEXL_OK ||
        freexl_worksheet_dimensions(x->book, &rows, &width) != FREEXL_OK)
        fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", x->file);
    columns = width;
    if (i < x->biff->sheets) {
        biff_read(x->biff, i);
        formulas = &x->biff->sheet[i];
    }
    for (size_t k = 0; k < formulas->formulas; k++) {
        rows = formulas->formula[k].row >= rows ? formulas->formula[k].row + 1 : rows;
        columns =
            formulas->formula[k].column >= columns ? formulas->formula[k].column + 1 : columns;
    }
    for (uint32_t row = 0; row < rows; row++) {
        sheet_progress(to, (int)(row * UINT64_C(100) / rows));
        read_row(x, formulas, &next, row, columns, to);
    }
    sheet_end(to);
}

void
xls_close(struct xls *x)
{
    freexl_close(x->book);
    biff_close(x->biff);
    for (size_t i = 0; i < x->sheets; i++)
        free(x->name[i]);
    free(x->name);
    free(x);
}
