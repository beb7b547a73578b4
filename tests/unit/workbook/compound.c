#include "workbook/compound.h"

#include <stdio.h>

#include "base/memory.h"
#include "bytes/temporary.h"
#include "check.h"

enum { SECTOR = 512, A_SECTOR = SECTOR / 4, LISTED = 109, END = -2, NONE = -1 };

/* Where things are in the file: the sectors of the table, the directory, a list of more sectors
 * of the table. */
enum { TABLE, DIRECTORY, LIST, FAR_TABLE, FIRST = LISTED * A_SECTOR, COUNT = 10 };

static void
put_number(int fd, off_t at, int32_t number)
{
    if (pwrite(fd, &number, sizeof number, at) != sizeof number)
        abort();
}

static void
put_bytes(int fd, off_t at, const char *bytes, size_t n)
{
    if (pwrite(fd, bytes, n, at) != (ssize_t)n)
        abort();
}

static off_t
sector(int number)
{
    return ((off_t)number + 1) * SECTOR;
}

/* A file so large that its header cannot list all sectors of the table: the list goes on in a
 * sector of its own, and the stream that the last of them tells of lies at the end. Most of the
 * file is a hole. */
static void
make(int fd)
{
    put_bytes(fd, 30, "\x09\0\x06\0", 4);
    put_number(fd, 48, DIRECTORY);
    put_number(fd, 56, 4096);
    put_number(fd, 60, END);
    put_number(fd, 68, LIST);
    for (int i = 0; i < LISTED; i++)
        put_number(fd, 76 + 4 * i, TABLE);
    for (int i = 0; i < A_SECTOR; i++)
        put_number(fd, sector(TABLE) + 4 * i, END);
    put_number(fd, sector(LIST), FAR_TABLE);
    put_number(fd, sector(LIST) + 4, NONE);
    put_number(fd, sector(LIST) + SECTOR - 4, END);
    put_number(fd, sector(DIRECTORY) + 76, 1);
    put_number(fd, sector(DIRECTORY) + 116, END);
    put_bytes(fd, sector(DIRECTORY) + 128, "B\0o\0o\0k\0\0\0", 10);
    put_bytes(fd, sector(DIRECTORY) + 128 + 64, "\x0a\0\x02", 3);
    for (int i = 68; i <= 76; i += 4)
        put_number(fd, sector(DIRECTORY) + 128 + i, NONE);
    put_number(fd, sector(DIRECTORY) + 128 + 116, FIRST);
    put_number(fd, sector(DIRECTORY) + 128 + 120, COUNT * SECTOR - 100);
    for (int i = 0; i < COUNT; i++) {
        put_number(fd, sector(FAR_TABLE) + 4 * i, i + 1 < COUNT ? FIRST + i + 1 : END);
        put_number(fd, sector(FIRST + i), i);
        put_number(fd, sector(FIRST + i) + SECTOR - 4, i);
    }
}

int
main(void)
{
    struct temporary file = temporary_new("/tmp");
    struct compound *c;
    struct extents stream = {0};
    unsigned char *bytes;
    int32_t number;
    size_t n;

    check("a table that the header cannot hold");
    temporary_append(&file, &(struct iovec){(char[]){'\0'}, 1}, 1);
    make(file.fd);
    c = compound_open(file.fd, "file");
    expect(c != NULL, "it is refused");
    expect(c && compound_find(c, "bOOK", &stream), "the stream is not found");
    expect(c && !compound_find(c, "Workbook", &stream), "a stream that is not there is found");
    bytes = extents_all(&stream, &n);
    expect(n == COUNT * SECTOR - 100, "%zu bytes", n);
    for (int i = 0; i < COUNT && n > (size_t)i * SECTOR + 4; i++) {
        memcpy(&number, bytes + (size_t)i * SECTOR, sizeof number);
        expect(number == i, "sector %d has the content of %d", i, number);
    }
    free(bytes);
    extents_free(&stream);
    if (c)
        compound_close(c);
    temporary_close(&file);
    return check_end();
}
