#include "workbook/workbook.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/file_kind.h"
#include "bytes/input.h"
#include "bytes/temporary.h"
#include "workbook/xls.h"
#include "workbook/xlsx.h"

enum { BLOCK = 64 << 10 };

/* One of the two is there. */
struct workbook {
    int fd;
    struct xlsx *xlsx;
    struct xls *xls;
};

/* The unpacked content of what cannot be read from any place, in a file. */
static int
copy(const char *file)
{
    struct input *in = input_open(file);
    struct temporary t = temporary_new(temporary_directory());
    char *block = memory_new(BLOCK, 1);
    size_t n;

    do {
        n = input_read(in, block, BLOCK);
        temporary_append(&t, &(struct iovec){block, n},
                         1); /* makes it also where there is nothing */
    } while (n > 0);
    input_close(in);
    free(block);
    return t.fd;
}

/* Refuses the mark that a workbook is open. */
static void
refuse_mark(const char *file)
{
    const char *mark = file_kind_mark(file);

    if (mark)
        fail(REFUSED, "%s: %s", file, mark);
}

static enum file_kind
kind_of(int fd, const char *file)
{
    char first[FILE_KIND_BYTES];
    ssize_t n = pread(fd, first, sizeof first, 0);

    if (n < 0)
        fail_system(file, "cannot read");
    if (n == 0)
        refuse_mark(file);
    if (n == 0)
        fail(REFUSED, "%s: empty: no bytes at all in it", file);
    return file_kind((struct slice){first, (size_t)n});
}

noreturn static void
refuse(const char *file, enum file_kind kind)
{
    const char *advice = file_kind_advice(kind);

    refuse_mark(file);
    fail(REFUSED, "%s: %s", file,
         advice ? advice : "this is text, no workbook: give it to normalize as it is");
}

static int
open_seekable(const char *file)
{
    struct stat about;
    int fd;

    if (strcmp(file, "-") == 0)
        return copy(file);
    fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &about) < 0)
        fail_system(file, "cannot open");
    if (S_ISREG(about.st_mode) && kind_of(fd, file) != FILE_GZIP)
        return fd;
    close(fd);
    return copy(file);
}

struct workbook *
workbook_open(const char *file)
{
    int fd = open_seekable(file);
    enum file_kind kind = kind_of(fd, file);
    struct workbook *w;

    if (kind != FILE_ZIP && kind != FILE_OLE && kind != FILE_BIFF)
        refuse(file, kind);
    w = memory_new(1, sizeof *w);
    w->fd = fd;
    if (kind == FILE_ZIP)
        w->xlsx = xlsx_open(fd, file);
    else
        w->xls = xls_open(fd, file);
    return w;
}

size_t
workbook_sheets(const struct workbook *w)
{
    return w->xlsx ? xlsx_sheets(w->xlsx) : xls_sheets(w->xls);
}

const char *
workbook_sheet_name(const struct workbook *w, size_t i)
{
    return w->xlsx ? xlsx_sheet_name(w->xlsx, i) : xls_sheet_name(w->xls, i);
}

bool
workbook_sheet_hidden(const struct workbook *w, size_t i)
{
    return w->xlsx ? xlsx_sheet_hidden(w->xlsx, i) : xls_sheet_hidden(w->xls, i);
}

void
workbook_read(struct workbook *w, size_t i, struct sheet *to)
{
    if (w->xlsx)
        xlsx_read(w->xlsx, i, to);
    else
        xls_read(w->xls, i, to);
}

void
workbook_close(struct workbook *w)
{
    if (w->xlsx)
        xlsx_close(w->xlsx);
    if (w->xls)
        xls_close(w->xls);
    close(w->fd);
    free(w);
}
