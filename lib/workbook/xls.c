#include "workbook/xls.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/file_kind.h"
#include "workbook/compound.h"
#include "workbook/xls_book.h"
#include "workbook/xls_cells.h"

struct xls {
    const char *file;
    struct extents stream;
    struct xls_book book;
    uint64_t left; /* bytes of the stream that no sheet has taken */
};

noreturn static void
refuse(const struct xls *x, enum xls_state state)
{
    const char *file = x->file;

    if (state == XLS_LOCKED)
        fail(REFUSED, "%s: the workbook is locked with a password: take the password off in WPS",
             file);
    if (state == XLS_OLD)
        fail(REFUSED, "%s: %s", file, file_kind_advice(FILE_OLD_WORKBOOK));
    if (state == XLS_UNKNOWN_PAGE)
        fail(REFUSED,
             "%s: its text is in code page %u, which is not known here: open it in WPS and save it "
             "as .xlsx",
             file, x->book.page);
    fail(REFUSED, "%s: the workbook (.xls) is damaged or cut short: fetch it again", file);
}

/* What a compound file without a workbook holds instead. */
noreturn static void
refuse_other(const struct xls *x, struct compound *c)
{
    struct extents stream = {0};

    if (compound_find(c, "EncryptedPackage", &stream))
        refuse(x, XLS_LOCKED);
    if (compound_find(c, "WordDocument", &stream))
        fail(REFUSED, "%s: %s", x->file, file_kind_advice(FILE_WORD));
    if (compound_find(c, "PowerPoint Document", &stream))
        fail(REFUSED, "%s: %s", x->file, file_kind_advice(FILE_SLIDES));
    fail(REFUSED, "%s: no workbook in it: perhaps an .et of old: save it as .xlsx in WPS", x->file);
}

/* The stream of records: a part of a compound file, or all of one without, as far as 32 bits
 * reach. */
static void
find_stream(struct xls *x, int fd)
{
    unsigned char first[FILE_KIND_BYTES];
    struct stat about;
    struct compound *c;

    x->stream = (struct extents){.fd = fd, .file = x->file};
    if (fstat(fd, &about) == 0)
        extents_add(&x->stream, 0,
                    about.st_size < UINT32_MAX ? (uint64_t)about.st_size : UINT32_MAX);
    if (file_kind((struct slice){(const char *)first,
                                 extents_read(&x->stream, 0, first, sizeof first)}) == FILE_BIFF)
        return;
    extents_free(&x->stream);
    c = compound_open(fd, x->file);
    if (!c)
        refuse(x, XLS_DAMAGED);
    if (!compound_find(c, "Workbook", &x->stream) && !compound_find(c, "Book", &x->stream))
        refuse_other(x, c);
    compound_close(c);
}

struct xls *
xls_open(int fd, const char *file)
{
    struct xls *x = memory_new(1, sizeof *x);
    enum xls_state state;

    x->file = file;
    find_stream(x, fd);
    x->left = x->stream.size;
    state = xls_book_read(&x->book, &x->stream);
    if (state != XLS_READ)
        refuse(x, state);
    if (x->book.sheets == 0)
        fail(REFUSED, "%s: no sheet with cells in it: open it in WPS and look", file);
    return x;
}

size_t
xls_sheets(const struct xls *x)
{
    return x->book.sheets;
}

const char *
xls_sheet_name(const struct xls *x, size_t i)
{
    return x->book.sheet[i].name;
}

bool
xls_sheet_hidden(const struct xls *x, size_t i)
{
    return x->book.sheet[i].hidden;
}

void
xls_read(struct xls *x, size_t i, struct sheet *to)
{
    xls_cells_read(&x->book, &x->book.sheet[i], x->file, &x->left, to);
}

void
xls_close(struct xls *x)
{
    xls_book_free(&x->book);
    extents_free(&x->stream);
    free(x);
}
