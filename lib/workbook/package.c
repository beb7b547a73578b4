#include "workbook/package.h"

#include <errno.h>
#include <minizip/zip.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/private_file.h"

enum {
    LEVEL =
        1, /* of deflate: rows of a table pack to a tenth at any level, and this is the fastest */
    WINDOW = -15,
    MEMORY = 8,
    VERSION = 20 /* of the archive's format */
};

struct package {
    int fd;
    const char *path;
    zipFile zip;
    uint64_t at; /* where minizip writes next */
    bool open;   /* a part */
};

/* ---- the file, as minizip wants it ---- */

static void *
io_open(void *package, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return package;
}

static uLong
io_write(void *package, void *stream, const void *bytes, uLong size)
{
    struct package *p = package;
    uLong done = 0;

    (void)stream;
    while (done < size) {
        ssize_t n = pwrite(p->fd, (const char *)bytes + done, size - done, (off_t)p->at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            fail_system(p->path, "cannot write");
        done += (uLong)n;
        p->at += (uint64_t)n;
    }
    return done;
}

static ZPOS64_T
io_tell(void *package, void *stream)
{
    (void)stream;
    return ((struct package *)package)->at;
}

/* It goes back to write the size of a part, and forward again; never from the end. */
static long
io_seek(void *package, void *stream, ZPOS64_T offset, int origin)
{
    struct package *p = package;

    (void)stream;
    if (origin == SEEK_END)
        return -1;
    p->at = origin == SEEK_SET ? offset : p->at + offset;
    return 0;
}

static int
io_nothing(void *package, void *stream)
{
    (void)package;
    (void)stream;
    return 0;
}

/* ---- parts ---- */

static void
must(const struct package *p, int status)
{
    if (status != ZIP_OK)
        fail(FAILED, "%s: cannot be packed", p->path);
}

struct package *
package_create(const char *path)
{
    struct package *p = memory_new(1, sizeof *p);
    zlib_filefunc64_def io = {.zopen64_file = io_open,
                              .zwrite_file = io_write,
                              .ztell64_file = io_tell,
                              .zseek64_file = io_seek,
                              .zclose_file = io_nothing,
                              .zerror_file = io_nothing,
                              .opaque = p};

    p->path = path;
    p->fd = private_file_make(path);
    p->zip = zipOpen2_64(path, APPEND_STATUS_CREATE, NULL, &io);
    must(p, p->zip ? ZIP_OK : ZIP_ERRNO);
    return p;
}

static void
end_part(struct package *p)
{
    if (p->open)
        must(p, zipCloseFileInZip(p->zip));
    p->open = false;
}

void
package_part(struct package *p, const char *name)
{
    zip_fileinfo day = {.tmz_date = {.tm_year = 1980, .tm_mday = 1}};

    end_part(p);
    must(p, zipOpenNewFileInZip4_64(p->zip, name, &day, NULL, 0, NULL, 0, NULL, Z_DEFLATED, LEVEL,
                                    0, WINDOW, MEMORY, Z_DEFAULT_STRATEGY, NULL, 0, VERSION, 0, 0));
    p->open = true;
}

void
package_put(struct package *p, struct slice bytes)
{
    must(p, zipWriteInFileInZip(p->zip, bytes.p, (unsigned)bytes.n));
}

void
package_close(struct package *p)
{
    end_part(p);
    must(p, zipClose(p->zip, NULL));
    if (close(p->fd) < 0)
        fail_system(p->path, "cannot close");
    free(p);
}
