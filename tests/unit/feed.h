/* Bytes on standard input, as a file or in pieces of a chosen size. */
#ifndef CANBAO_FEED_H
#define CANBAO_FEED_H

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>

#include "check.h"

enum { FEED_WHOLE = 0, FEED_PIECE = 4096 /* the largest piece */ };

struct feed {
    struct slice bytes;
    size_t piece;
    int to;
    pthread_t writer;
};

static inline void
feed_check(bool good, const char *what)
{
    if (good)
        return;
    perror(what);
    exit(1);
}

static inline void
feed_write(int to, struct slice bytes, size_t piece)
{
    while (bytes.n > 0) {
        ssize_t n = write(to, bytes.p, bytes.n < piece ? bytes.n : piece);

        if (n < 0)
            break; /* the reader has gone */
        bytes = (struct slice){bytes.p + n, bytes.n - (size_t)n};
    }
}

static inline void *
feed_pipe(void *context)
{
    const struct feed *f = context;

    feed_write(f->to, f->bytes, f->piece);
    close(f->to);
    return NULL;
}

/* Makes these bytes standard input: a file (FEED_WHOLE), or a pipe that gives one piece a read. */
static inline void
feed_start(struct feed *f, struct slice bytes, size_t piece)
{
    int end[2];

    *f = (struct feed){.bytes = bytes, .piece = piece};
    signal(SIGPIPE, SIG_IGN);
    if (piece == FEED_WHOLE) {
        end[0] = memfd_create("feed", MFD_CLOEXEC);
        feed_check(end[0] >= 0, "memfd_create");
        feed_write(end[0], bytes, bytes.n);
        feed_check(lseek(end[0], 0, SEEK_SET) == 0, "lseek");
    } else {
        feed_check(pipe2(end, O_CLOEXEC | O_DIRECT) == 0,
                   "pipe2"); /* O_DIRECT: a write is a read */
        f->to = end[1];
    }
    feed_check(dup2(end[0], STDIN_FILENO) == STDIN_FILENO, "dup2");
    close(end[0]);
    if (piece != FEED_WHOLE)
        feed_check(pthread_create(&f->writer, NULL, feed_pipe, f) == 0, "pthread_create");
}

/* Whatever was read of them, these bytes are done with. */
static inline void
feed_end(struct feed *f)
{
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    feed_check(nothing >= 0 && dup2(nothing, STDIN_FILENO) == STDIN_FILENO, "/dev/null");
    close(nothing);
    if (f->piece != FEED_WHOLE)
        pthread_join(f->writer, NULL);
}

#endif
