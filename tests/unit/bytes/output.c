#include "bytes/output.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "caught.h"
#include "check.h"

enum { ROOM = 4 << 20 };

static void
check_bytes(void)
{
    static char wanted[ROOM], got[ROOM];
    int fd = memfd_create("written", MFD_CLOEXEC);
    struct output o;
    size_t n = 0;

    check("what is put comes out, in order, whatever its length");
    random_bytes(wanted, sizeof wanted, SLICE("abcdefghijklmnop\0\n"));
    output_start(&o, fcntl(fd, F_DUPFD_CLOEXEC, 0), "written");
    while (n + 700000 < ROOM) {
        size_t length = random_below(20) ? random_below(100) : random_below(700000);
        struct slice s = {wanted + n, length};

        switch (random_below(4)) {
        case 0:
            output_put(&o, s);
            break;
        case 1:
            output_end(&o, output_copy(output_room(&o, length), s));
            break;
        case 2:
            output_end(&o, output_copy_near(output_room(&o, length), s));
            break;
        default:
            output_put(&o, s);
            output_flush(&o);
            expect(o.length == 0, "%zu bytes are kept by a flush", o.length);
        }
        n += length;
    }
    output_text(&o, "end");
    memcpy(wanted + n, "end", 3);
    output_close(&o);
    expect_number(pread(fd, got, ROOM, 0), (int64_t)n + 3, "bytes written");
    expect(memcmp(got, wanted, n + 3) == 0, "other bytes");
    close(fd);
}

static void
write_to(void *context)
{
    struct output o;

    output_start(&o, *(int *)context, "/dev/full");
    output_text(&o, "x");
    output_close(&o);
}

static void
check_failures(void)
{
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC), closed = fcntl(full, F_DUPFD_CLOEXEC, 100);

    check("a write that fails");
    close(closed);
    expect_number(caught(write_to, &full), FAILED, "a full disk");
    expect_text(slice_of(catching.text), SLICE("/dev/full: cannot write: No space left on device"),
                "the message");
    expect_number(caught(write_to, &closed), FAILED, "a closed descriptor");
    expect_text(slice_of(catching.text), SLICE("/dev/full: cannot write: Bad file descriptor"),
                "the message");
    close(full);
}

static void
write_much(void *context)
{
    struct output o;

    output_start(&o, *(int *)context, "limited");
    for (int i = 0; i < 100; i++)
        output_text(&o, "0123456789");
    output_flush(&o);
}

/* A file that may grow to 500 bytes takes the first part of a block and refuses the rest. */
static void
check_half_a_block(void)
{
    int fd = memfd_create("limited", MFD_CLOEXEC);
    struct rlimit before, limit;
    enum status status;

    check("a write that takes a part of the bytes is no success");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 500;
    setrlimit(RLIMIT_FSIZE, &limit);
    status = caught(write_much, &fd);
    setrlimit(RLIMIT_FSIZE, &before);
    expect_number(lseek(fd, 0, SEEK_END), 500, "bytes written");
    expect_number(status, FAILED, "the status");
    expect_text(slice_of(catching.text), SLICE("limited: cannot write: File too large"),
                "the message");
    close(fd);
}

int
main(void)
{
    check_bytes();
    check_half_a_block();
    check_failures();
    return check_end();
}
