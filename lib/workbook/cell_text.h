/* The text of one cell or shared string, collected from the elements that hold it. */
#ifndef CANBAO_CELL_TEXT_H
#define CANBAO_CELL_TEXT_H

#include "base/slice.h"

/* Begins with nothing but the file's name, for messages. */
struct cell_text {
    const char *file;
    char *bytes;
    size_t used, room;
    bool open;    /* in an element whose text counts */
    int phonetic; /* how deep in a reading aid, whose text is not the cell's */
};

static inline void
cell_text_clear(struct cell_text *t)
{
    t->used = 0;
}

/* An element begins or ends: t and v hold text. */
void cell_text_enter(struct cell_text *t, const char *element);
void cell_text_leave(struct cell_text *t, const char *element);

/* Adds text, if it counts. One of more than 1 MiB ends the filter with status 1. */
void cell_text_add(struct cell_text *t, struct slice s);

/* What was collected, as it stands. */
struct slice cell_text_raw(const struct cell_text *t);

/* The same with what XML cannot hold, written _x000D_, put in its place; once after each
 * clearing. */
struct slice cell_text_read(struct cell_text *t);

void cell_text_free(struct cell_text *t);

#endif
