#include "workbook/xls_book.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bytes/temporary.h"
#include "workbook/little.h"
#include "workbook/number_format.h"

enum { FORMATS = UINT16_MAX + 1, WORKSHEET = 0 };

/* The first record says which version of Excel it is for: before 5 it was another one in each. */
static enum xls_state
read_version(struct xls_book *book, bool *unicode)
{
    enum { BIFF5 = 0x500, BIFF8 = 0x600, BOF_2 = 0x009, BOF_3 = 0x209, BOF_4 = 0x409 };
    struct biff_record r;
    unsigned version;

    if (!biff_next(book->biff, &r))
        return XLS_DAMAGED;
    if (r.id == BOF_2 || r.id == BOF_3 || r.id == BOF_4)
        return XLS_OLD;
    if (r.id != BIFF_BOF || r.n < 4)
        return XLS_DAMAGED;
    version = little_u16(r.p);
    if (version < BIFF5)
        return XLS_OLD;
    *unicode = version >= BIFF8;
    return XLS_READ;
}

/* What must be known before any text is read, wherever it stands. */
static enum xls_state
read_first(struct xls_book *book, bool unicode)
{
    uint64_t start = biff_at(book->biff);
    struct biff_record r;

    book->page = CODE_PAGE_UNTOLD;
    do {
        if (!biff_next(book->biff, &r))
            return XLS_DAMAGED;
        if (r.id == BIFF_FILEPASS)
            return XLS_LOCKED;
        if (r.id == BIFF_CODEPAGE && r.n >= 2)
            book->page = little_u16(r.p);
        else if (r.id == BIFF_DATEMODE && r.n >= 2)
            book->since_1904 = little_u16(r.p) == 1;
    } while (r.id != BIFF_EOF);
    biff_seek(book->biff, start);
    if (unicode)
        return XLS_READ;
    book->text.page = code_page_new(book->page);
    return book->text.page ? XLS_READ : XLS_UNKNOWN_PAGE;
}

/* Sheets of charts, macros and programs are left out. */
static bool
read_listed(struct xls_book *book, const struct biff_record *r)
{
    struct biff_content c = biff_content(book->biff, r, 6);
    struct xls_listed listed;
    struct slice name;

    if (r->n < 6)
        return false;
    if (r->p[5] != WORKSHEET)
        return true;
    listed = (struct xls_listed){.at = little_u32(r->p), .hidden = (r->p[4] & 3) != 0};
    biff_text_read(&book->text, &c, 1, &name);
    listed.name = memory_text(name);
    book->sheet = memory_grow(book->sheet, &book->sheet_room, book->sheets + 1, sizeof listed);
    book->sheet[book->sheets++] = listed;
    return true;
}

static bool
read_format(struct xls_book *book, const struct biff_record *r)
{
    struct biff_content c = biff_content(book->biff, r, 2);
    struct slice code;
    unsigned number;

    if (r->n < 3)
        return false;
    number = little_u16(r->p);
    biff_text_read(&book->text, &c, book->text.page ? 1 : 2, &code);
    book->format[number] = number_format_of_code(code);
    return true;
}

static bool
read_style(struct xls_book *book, const struct biff_record *r)
{
    if (r->n < 4)
        return false;
    book->kind = memory_grow(book->kind, &book->kind_room, book->kinds + 1, sizeof *book->kind);
    book->kind[book->kinds++] = book->format[little_u16(r->p + 2)];
    return true;
}

/* A table that ends too early has fewer texts: whoever needs one that is not there says so. */
static bool
read_strings(struct xls_book *book, const struct biff_record *r)
{
    struct biff_content c = biff_content(book->biff, r, 8);
    struct slice s;

    if (r->n < 8)
        return false;
    for (uint32_t left = little_u32(r->p + 4); left > 0 && biff_text_read(&book->text, &c, 2, &s);
         left--)
        string_pool_add(book->strings, s);
    return true;
}

static bool
read_record(struct xls_book *book, const struct biff_record *r)
{
    switch (r->id) {
    case BIFF_BOUNDSHEET:
        return read_listed(book, r);
    case BIFF_FORMAT:
        return read_format(book, r);
    case BIFF_XF:
        return read_style(book, r);
    case BIFF_SST:
        return read_strings(book, r);
    default:
        return true;
    }
}

enum xls_state
xls_book_read(struct xls_book *book, struct extents *stream)
{
    bool unicode = false;
    enum xls_state state;
    struct biff_record r;

    *book = (struct xls_book){.biff = biff_new(stream)};
    book->strings = string_pool_new(temporary_directory());
    state = read_version(book, &unicode);
    if (state == XLS_READ)
        state = read_first(book, unicode);
    if (state != XLS_READ)
        return state;
    book->format = memory_new(FORMATS, sizeof *book->format);
    for (unsigned i = 0; i < FORMATS; i++)
        book->format[i] = number_format_of_number(i);
    while (biff_next(book->biff, &r) && r.id != BIFF_EOF)
        if (!read_record(book, &r))
            return XLS_DAMAGED;
    return XLS_READ;
}

void
xls_book_free(struct xls_book *book)
{
    for (size_t i = 0; i < book->sheets; i++)
        free(book->sheet[i].name);
    free(book->sheet);
    free(book->kind);
    free(book->format);
    string_pool_free(book->strings);
    code_page_free(book->text.page);
    biff_text_free(&book->text);
    biff_free(book->biff);
}
