#include "bytes/window.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/progress.h"

enum { BLOCK = 256 << 10 };

static void
make_room(struct window *w, size_t room)
{
    w->room = room;
    w->buffer = memory_resize(w->buffer, room + MARKS_SLACK, 1);
    marks_make_room(&w->marks, room + 1, w->csv);
}

void
window_start(struct window *w, bool csv)
{
    *w = (struct window){.csv = csv};
    make_room(w, BLOCK);
}

void
window_advance(struct window *w)
{
    size_t rest = w->end - w->at;

    memmove(w->buffer, w->buffer + w->at, rest);
    w->at = 0;
    w->end = rest;
    if (w->room - rest < BLOCK / 2)
        make_room(w, 2 * w->room);
}

void
window_wait(struct input *input, const struct account *account, struct output *flush_first)
{
    if (account)
        progress_show(account->input, account->read, input_percent(input));
    if (flush_first && flush_first->length > 0 && !input_ready(input))
        output_flush(flush_first);
}

void
window_free(struct window *w)
{
    free(w->buffer);
    marks_free(&w->marks);
    *w = (struct window){0};
}
