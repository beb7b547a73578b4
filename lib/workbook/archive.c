#include "workbook/archive.h"

#include <errno.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

/* A part that is larger than this, and packed tighter than any table of different rows, is a
 * bomb. */
enum { SMALL = 64 << 20, TIGHTEST = 250, LONGEST_NAME = 512 };

struct archive {
    int fd;
    const char *file;
    unzFile zip;
    uint64_t size, at; /* of the file; where minizip reads next */
    uint64_t packed, unpacked, taken;
};

/* ---- the file, as minizip wants it ---- */

static void *
io_open(void *archive, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return archive;
}

static uLong
io_read(void *archive, void *stream, void *buffer, uLong size)
{
    struct archive *a = archive;
    uLong done = 0;

    (void)stream;
    while (done < size) {
        ssize_t n = pread(a->fd, (char *)buffer + done, size - done, (off_t)a->at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            fail_system(a->file, "cannot read");
        if (n == 0)
            break;
        done += (uLong)n;
        a->at += (uint64_t)n;
    }
    return done;
}

static ZPOS64_T
io_tell(void *archive, void *stream)
{
    (void)stream;
    return ((struct archive *)archive)->at;
}

static long
io_seek(void *archive, void *stream, ZPOS64_T offset, int origin)
{
    struct archive *a = archive;
    uint64_t from = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? a->at : a->size;

    (void)stream;
    if (offset > a->size - from)
        return -1;
    a->at = from + offset;
    return 0;
}

static int
io_nothing(void *archive, void *stream)
{
    (void)archive;
    (void)stream;
    return 0;
}

/* ---- parts ---- */

noreturn static void
refuse_damage(const struct archive *a)
{
    fail(REFUSED, "%s: the workbook is damaged or cut short: fetch it again", a->file);
}

struct archive *
archive_open(int fd, const char *file)
{
    struct archive *a = memory_new(1, sizeof *a);
    zlib_filefunc64_def io = {.zopen64_file = io_open,
                              .zread_file = io_read,
                              .ztell64_file = io_tell,
                              .zseek64_file = io_seek,
                              .zclose_file = io_nothing,
                              .zerror_file = io_nothing,
                              .opaque = a};
    struct stat about;

    if (fstat(fd, &about) < 0)
        fail_system(file, "cannot open");
    *a = (struct archive){.fd = fd, .file = file, .size = (uint64_t)about.st_size};
    a->zip = unzOpen2_64(file, &io);
    if (!a->zip)
        refuse_damage(a);
    return a;
}

const char *
archive_file(const struct archive *a)
{
    return a->file;
}

static char
fold(char c)
{
    return c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_same_name(const char *a, const char *b)
{
    while (*a && fold(*a) == fold(*b))
        a++, b++;
    return *a == *b;
}

bool
archive_has(struct archive *a, const char *part)
{
    char name[LONGEST_NAME];
    int status = unzGoToFirstFile(a->zip);

    for (; status == UNZ_OK; status = unzGoToNextFile(a->zip)) {
        if (unzGetCurrentFileInfo64(a->zip, NULL, name, sizeof name - 1, NULL, 0, NULL, 0) !=
            UNZ_OK)
            refuse_damage(a);
        name[sizeof name - 1] = '\0';
        if (is_same_name(name, part))
            return true;
    }
    if (status != UNZ_END_OF_LIST_OF_FILE)
        refuse_damage(a);
    return false;
}

bool
archive_start(struct archive *a, const char *part)
{
    unz_file_info64 about;

    if (!archive_has(a, part))
        return false;
    if (unzGetCurrentFileInfo64(a->zip, &about, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        refuse_damage(a);
    if (about.flag & 1)
        fail(REFUSED, "%s: the archive is locked with a password: take the password off", a->file);
    if (about.compression_method != 0 && about.compression_method != 8)
        fail(REFUSED, "%s: packed in a way that no spreadsheet program uses: save it anew in WPS",
             a->file);
    if (unzOpenCurrentFile(a->zip) != UNZ_OK)
        refuse_damage(a);
    a->packed = about.compressed_size;
    a->unpacked = about.uncompressed_size;
    a->taken = 0;
    return true;
}

size_t
archive_read(struct archive *a, char *buffer, size_t room)
{
    int n = unzReadCurrentFile(a->zip, buffer, (unsigned)room);

    if (n < 0)
        refuse_damage(a);
    a->taken += (uint64_t)n;
    if (a->taken > SMALL && a->taken / TIGHTEST > a->packed)
        fail(REFUSED, "%s: unpacks to more than %d times its size: a zip bomb, not a workbook",
             a->file, TIGHTEST);
    if (n == 0 && (unzCloseCurrentFile(a->zip) != UNZ_OK || a->taken != a->unpacked))
        refuse_damage(a);
    return (size_t)n;
}

int
archive_percent(const struct archive *a)
{
    return a->unpacked ? (int)(a->taken * 100 / a->unpacked) : -1;
}

void
archive_close(struct archive *a)
{
    unzClose(a->zip);
    free(a);
}
