#include "bytes/gunzip.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <zlib.h>

#include "base/fail.h"
#include "base/memory.h"

enum { PACKED = 128 << 10, BLOCK = 256 << 10, BLOCKS = 4, ANY_WRAPPER_GZIP = 15 + 16 };

enum verdict { GOOD, CUT_SHORT, CORRUPT, TRAILING, READ_ERROR, NO_MEMORY, STOPPED };

/* A ring of blocks: the thread fills block `filled % BLOCKS`, the reader empties `emptied %
 * BLOCKS`; filled - emptied <= BLOCKS. A block that has been handed over is the reader's until it
 * is emptied.
 *
 * The thread waits for room in the ring, or for packed bytes; a reader that leaves before the end
 * wakes it from either. */
struct gunzip {
    int fd, error;
    int leave; /* an eventfd, readable when the reader leaves */
    const char *name;
    z_stream z;
    unsigned char *packed;
    size_t begun;
    unsigned char *block[BLOCKS];
    size_t length[BLOCKS];
    unsigned long filled, emptied;
    size_t at;
    uint64_t taken;
    bool ended, left;
    enum verdict verdict;
    pthread_mutex_t lock;
    pthread_cond_t more, room;
    pthread_t thread;
};

/* Hands the block being filled to the reader and waits for a free one; false if the reader has
 * left. */
static bool
hand_over(struct gunzip *g)
{
    size_t length = BLOCK - g->z.avail_out;
    bool left = false;

    if (length > 0) {
        pthread_mutex_lock(&g->lock);
        g->length[g->filled++ % BLOCKS] = length;
        pthread_cond_signal(&g->more);
        while (g->filled - g->emptied == BLOCKS && !g->left)
            pthread_cond_wait(&g->room, &g->lock);
        left = g->left;
        pthread_mutex_unlock(&g->lock);
    }
    g->z.next_out = g->block[g->filled % BLOCKS];
    g->z.avail_out = BLOCK;
    return !left;
}

/* Reads packed bytes as soon as there are any; STOPPED if the reader leaves before. */
static enum verdict
read_packed(struct gunzip *g, size_t *got)
{
    struct pollfd wait[] = {{g->leave, POLLIN, 0}, {g->fd, POLLIN, 0}};
    ssize_t n = -1;

    while (n < 0) {
        if (poll(wait, 2, -1) >= 0) {
            if (wait[0].revents)
                return STOPPED;
            n = read(g->fd, g->packed, PACKED);
        }
        if (n < 0 && errno != EINTR) {
            g->error = errno;
            return READ_ERROR;
        }
    }
    *got = (size_t)n;
    return GOOD;
}

/* Makes packed bytes available; false at the end of the file, an error, or when the reader
 * leaves. */
static bool
take(struct gunzip *g, enum verdict *verdict)
{
    size_t got = g->begun;

    g->begun = 0;
    if (got == 0)
        *verdict = read_packed(g, &got);
    if (*verdict != GOOD || got == 0)
        return false;
    pthread_mutex_lock(&g->lock);
    g->taken += got;
    pthread_mutex_unlock(&g->lock);
    g->z.next_in = g->packed;
    g->z.avail_in = (uInt)got;
    return true;
}

/* Unpacks what is there, to the last byte that zlib holds back for want of room; a member's end
 * starts the next. `inside` tells whether a member is open. */
static enum verdict
unpack(struct gunzip *g, bool *inside)
{
    bool full;

    do {
        int result;

        if (!*inside && g->z.next_in[0] != 0x1f)
            return TRAILING;
        *inside = true;
        result = inflate(&g->z, Z_NO_FLUSH);
        if (result == Z_MEM_ERROR)
            return NO_MEMORY;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return CORRUPT;
        full = g->z.avail_out == 0;
        if (full && !hand_over(g))
            return STOPPED;
        if (result == Z_STREAM_END) {
            inflateReset(&g->z);
            *inside = false;
        }
    } while (g->z.avail_in > 0 || (full && *inside));
    return GOOD;
}

static void *
unpack_all(void *argument)
{
    struct gunzip *g = argument;
    enum verdict verdict = GOOD;
    bool inside = false;

    hand_over(g);
    while (verdict == GOOD && take(g, &verdict)) {
        verdict = unpack(g, &inside);
        if (!hand_over(g))
            verdict = STOPPED;
    }
    if (verdict == GOOD && inside)
        verdict = CUT_SHORT;
    hand_over(g);
    pthread_mutex_lock(&g->lock);
    g->ended = true;
    g->verdict = verdict;
    pthread_cond_signal(&g->more);
    pthread_mutex_unlock(&g->lock);
    return NULL;
}

struct gunzip *
gunzip_start(int fd, struct slice begun, const char *name)
{
    struct gunzip *g = memory_new(1, sizeof *g);

    g->fd = fd;
    g->name = name;
    g->packed = memory_new(PACKED + begun.n, 1);
    memcpy(g->packed, begun.p, begun.n);
    g->begun = begun.n;
    g->z.avail_out = BLOCK; /* nothing to hand over yet */
    for (int i = 0; i < BLOCKS; i++)
        g->block[i] = memory_new(BLOCK, 1);
    pthread_mutex_init(&g->lock, NULL);
    pthread_cond_init(&g->more, NULL);
    pthread_cond_init(&g->room, NULL);
    g->leave = eventfd(0, EFD_CLOEXEC);
    if (g->leave < 0)
        fail_system(name, "cannot open");
    if (inflateInit2(&g->z, ANY_WRAPPER_GZIP) != Z_OK)
        fail(FAILED, "%s: no memory to unpack gzip", name);
    if (pthread_create(&g->thread, NULL, unpack_all, g) != 0)
        fail(FAILED, "%s: no thread to unpack gzip: allow one more process", name);
    return g;
}

noreturn static void
refuse(struct gunzip *g)
{
    static const char *const why[] = {
        [CUT_SHORT] = "gzip data is cut short: fetch the file again",
        [CORRUPT] = "gzip data is corrupt: fetch the file again",
        [TRAILING] = "bytes that are not gzip follow the gzip data: fetch the file again",
        [NO_MEMORY] = "no memory to unpack gzip",
    };

    if (g->verdict == READ_ERROR) {
        errno = g->error;
        fail_system(g->name, "cannot read");
    }
    fail(g->verdict == NO_MEMORY ? FAILED : REFUSED, "%s: %s", g->name, why[g->verdict]);
}

size_t
gunzip_read(struct gunzip *g, char *buffer, size_t room)
{
    size_t n;
    unsigned long i;

    pthread_mutex_lock(&g->lock);
    while (g->filled == g->emptied && !g->ended)
        pthread_cond_wait(&g->more, &g->lock);
    i = g->emptied % BLOCKS;
    n = g->filled == g->emptied ? 0 : g->length[i] - g->at;
    pthread_mutex_unlock(&g->lock);
    if (n == 0 && g->verdict != GOOD)
        refuse(g);
    if (n > room)
        n = room;
    memcpy(buffer, g->block[i] + g->at, n);
    g->at += n;
    if (n > 0 && g->at == g->length[i]) {
        g->at = 0;
        pthread_mutex_lock(&g->lock);
        g->emptied++;
        pthread_cond_signal(&g->room);
        pthread_mutex_unlock(&g->lock);
    }
    return n;
}

bool
gunzip_ready(struct gunzip *g)
{
    bool ready;

    pthread_mutex_lock(&g->lock);
    ready = g->filled != g->emptied || g->ended;
    pthread_mutex_unlock(&g->lock);
    return ready;
}

uint64_t
gunzip_taken(struct gunzip *g)
{
    uint64_t taken;

    pthread_mutex_lock(&g->lock);
    taken = g->taken;
    pthread_mutex_unlock(&g->lock);
    return taken;
}

void
gunzip_close(struct gunzip *g)
{
    pthread_mutex_lock(&g->lock);
    g->left = true;
    pthread_cond_signal(&g->room);
    pthread_mutex_unlock(&g->lock);
    eventfd_write(g->leave, 1);
    pthread_join(g->thread, NULL);
    close(g->leave);
    inflateEnd(&g->z);
    pthread_mutex_destroy(&g->lock);
    pthread_cond_destroy(&g->more);
    pthread_cond_destroy(&g->room);
    for (int i = 0; i < BLOCKS; i++)
        free(g->block[i]);
    free(g->packed);
    free(g);
}
