/* A window over a stream of text: what was read and not yet given out, and where its separators
 * are. Whoever reads through it fills it from `end` on, marks what is there, and moves `at`. */
#ifndef CANBAO_WINDOW_H
#define CANBAO_WINDOW_H

#include "bytes/account.h"
#include "bytes/input.h"
#include "bytes/marks.h"
#include "bytes/output.h"

struct window {
    char *buffer;         /* MARKS_SLACK bytes more than `room` */
    size_t room, at, end; /* what is not yet given out is [at, end) */
    struct marks marks;
    bool csv; /* what is marked: CSV, or records */
};

void window_start(struct window *w, bool csv);

/* Moves what is not yet given out to the buffer's start, `at` to 0, and makes room for half a block
 * or more behind `end`, beside one byte. The marks are lost. */
void window_advance(struct window *w);

/* What is to be done before a read that may wait: shows how far the account is, and flushes the
 * output where nothing is there to read. Both may be NULL. */
void window_wait(struct input *input, const struct account *account, struct output *flush_first);

void window_free(struct window *w);

#endif
