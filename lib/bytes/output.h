/* Bytes on their way out: collected, written in large blocks, and believed only when closed. */
#ifndef CANBAO_OUTPUT_H
#define CANBAO_OUTPUT_H

#include "base/memory.h"
#include "base/slice.h"

struct output {
    int fd;
    const char *name; /* in messages */
    char *buffer;
    size_t length, room;
};

/* output_room gives this many bytes more than asked for, so that short values can be copied in
 * blocks of 16 or 32 bytes. */
enum { OUTPUT_SLACK = 64 };

/* Starts an output on an open descriptor. A pipe is made as large as the kernel allows. */
void output_start(struct output *o, int fd, const char *name);

/* Writes what is collected. A failed write ends the filter with status 3. */
void output_flush(struct output *o);

/* Writes the rest and closes; a failed close ends the filter with status 3. Frees the buffer. */
void output_close(struct output *o);

void output_make_room(struct output *o, size_t n);

/* Where the next n bytes go. The caller fills them and says where it stopped with output_end. */
static inline char *
output_room(struct output *o, size_t n)
{
    if (o->room - o->length < n + OUTPUT_SLACK)
        output_make_room(o, n + OUTPUT_SLACK);
    return o->buffer + o->length;
}

static inline void
output_end(struct output *o, const char *end)
{
    o->length = (size_t)(end - o->buffer);
}

/* Copies a value to p and returns its end. Room for n + 32 bytes must be there, as output_room
 * gives; it reads up to 32 bytes from the value on, as the buffers of readers allow. */
static inline char *
output_copy_near(char *p, struct slice s)
{
    memcpy(p, s.p, 32);
    if (__builtin_expect(s.n > 32, 0))
        memcpy(p + 32, s.p + 32, s.n - 32);
    return p + s.n;
}

/* The same for a value that lies anywhere. */
static inline char *
output_copy(char *p, struct slice s)
{
    memcpy(p, s.p, s.n);
    return p + s.n;
}

static inline void
output_put(struct output *o, struct slice s)
{
    output_end(o, output_copy(output_room(o, s.n), s));
}

static inline void
output_text(struct output *o, const char *text)
{
    output_put(o, slice_of(text));
}

#endif
