#include "bytes/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/gunzip.h"

enum { PIPE = 1 << 20 };

struct input {
    int fd;
    const char *name;
    bool begun;
    struct gunzip *gunzip; /* NULL where the bytes are plain */
    uint64_t taken, size;
};

static struct {
    const char *name, *path;
} * called;
static size_t called_count, called_room;

void
input_call(const char *name, const char *path)
{
    called = memory_grow(called, &called_room, called_count + 1, sizeof *called);
    called[called_count].name = name;
    called[called_count++].path = path;
}

static const char *
path_of(const char *name)
{
    for (size_t i = 0; i < called_count; i++)
        if (called[i].name == name)
            return called[i].path;
    return name;
}

struct input *
input_open(const char *name)
{
    struct input *in = memory_new(1, sizeof *in);
    const char *path = path_of(name);
    struct stat about;

    in->name = name;
    in->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (in->fd < 0 || fstat(in->fd, &about) < 0)
        fail_system(name, "cannot open");
    if (S_ISDIR(about.st_mode))
        fail(FAILED, "%s: is a directory: name the files in it", name);
    if (S_ISREG(about.st_mode))
        in->size = (uint64_t)about.st_size;
    /* Refused where it is no pipe or the user's pipes are many. */
    fcntl(in->fd, F_SETPIPE_SZ, PIPE);
    return in;
}

static size_t
read_some(struct input *in, char *buffer, size_t room)
{
    ssize_t got;

    while ((got = read(in->fd, buffer, room)) < 0)
        if (errno != EINTR)
            fail_system(in->name, "cannot read");
    in->taken += (uint64_t)got;
    return (size_t)got;
}

/* The first bytes: two of them where the first may be the mark of gzip. */
static size_t
begin(struct input *in, char *buffer, size_t room)
{
    size_t n = read_some(in, buffer, room);

    in->begun = true;
    if (n == 1 && buffer[0] == 0x1f)
        n += read_some(in, buffer + 1, room - 1);
    if (n < 2 || !gunzip_knows(buffer))
        return n;
    in->gunzip = gunzip_start(in->fd, (struct slice){buffer, n}, in->name);
    return gunzip_read(in->gunzip, buffer, room);
}

size_t
input_read(struct input *in, char *buffer, size_t room)
{
    if (!in->begun)
        return begin(in, buffer, room);
    return in->gunzip ? gunzip_read(in->gunzip, buffer, room) : read_some(in, buffer, room);
}

bool
input_ready(struct input *in)
{
    struct pollfd wait = {in->fd, POLLIN, 0};

    return in->gunzip ? gunzip_ready(in->gunzip) : poll(&wait, 1, 0) != 0;
}

int
input_percent(struct input *in)
{
    uint64_t taken = in->gunzip ? gunzip_taken(in->gunzip) : in->taken;

    return in->size ? (int)(taken * 100 / in->size) : -1;
}

const char *
input_name(const struct input *in)
{
    return in->name;
}

void
input_close(struct input *in)
{
    if (in->gunzip)
        gunzip_close(in->gunzip);
    if (in->fd != STDIN_FILENO)
        close(in->fd);
    free(in);
}
