#include "bytes/temporary.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "caught.h"
#include "check.h"

enum { SIZE = 100000, PARTS = 5, LIMIT = 500 };

static void
check_bytes(void)
{
    static char bytes[SIZE], got[SIZE];
    struct temporary t = temporary_new("/tmp");
    struct stat about;
    size_t n = 0;

    check("parts appended lie one behind the other, and are read from any place");
    random_bytes(bytes, sizeof bytes, SLICE("abcdefghijklmnop\0\n"));
    expect(t.fd < 0, "there is a file before the first append");
    while (n + PARTS * 1000 < SIZE) {
        struct iovec part[PARTS];
        size_t parts = random_below(PARTS + 1);

        for (size_t i = 0; i < parts; i++) {
            part[i] = (struct iovec){bytes + n, random_below(3) ? random_below(1000) : 0};
            n += part[i].iov_len;
        }
        temporary_append(&t, part, parts);
        expect_number((int64_t)t.size, (int64_t)n, "the size");
    }
    for (int i = 0; i < 1000; i++) {
        size_t from = random_below(n), most = random_below(n - from + 1);

        temporary_read(&t, from, got, most);
        expect(memcmp(got, bytes + from, most) == 0, "%zu bytes from %zu on", most, from);
    }
    expect_number(fstat(t.fd, &about), 0, "it is open");
    expect_number((int64_t)about.st_nlink, 0, "its names");
    expect_number(about.st_mode & 0777, 0600, "its mode");
    temporary_close(&t);
    expect(t.fd < 0, "it is still open");
    temporary_close(&t);
}

static void
append(void *context)
{
    char bytes[2 * LIMIT] = "";

    temporary_append(context, (struct iovec[]){{bytes, LIMIT / 2}, {bytes, sizeof bytes}}, 2);
}

static void
read_beyond(void *context)
{
    char bytes[2];

    temporary_read(context, ((struct temporary *)context)->size - 1, bytes, sizeof bytes);
}

/* A file that may grow to LIMIT bytes takes the first part and a piece of the second. */
static void
check_failures(void)
{
    struct temporary t = temporary_new("/nowhere"), small = temporary_new("/tmp");
    struct rlimit before, limit;
    enum status status;

    check("a file that cannot be made, written, read");
    expect_number(caught(append, &t), FAILED, "no directory");
    expect_text(slice_of(catching.text),
                SLICE("/nowhere: cannot make a temporary file: No such file or directory"), "");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = LIMIT;
    setrlimit(RLIMIT_FSIZE, &limit);
    status = caught(append, &small);
    setrlimit(RLIMIT_FSIZE, &before);
    expect_number(status, FAILED, "no room");
    expect_text(slice_of(catching.text),
                SLICE("/tmp: cannot write a temporary file: File too large"), "");
    expect_number((int64_t)small.size, LIMIT, "the bytes that found room");
    expect_number(caught(read_beyond, &small), FAILED, "no such bytes");
    expect_text(slice_of(catching.text),
                SLICE("/tmp: cannot read a temporary file: Input/output error"), "");
    temporary_close(&small);
}

int
main(void)
{
    check_bytes();
    check_failures();
    return check_end();
}
