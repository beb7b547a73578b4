#include "base/progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shown.h"

enum { EVERY_MS = 500 };

static bool showing, on_terminal, shown;
static int64_t last_ms;

static int64_t
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
progress_start(void)
{
    showing = true;
    on_terminal = isatty(STDERR_FILENO);
    last_ms = now_ms();
}

void
progress_show(const char *input, uint64_t read, int percent)
{
    char part[16] = "", *name;
    struct slice shown_name;
    int64_t now;

    if (!showing || (now = now_ms()) - last_ms < EVERY_MS)
        return;
    last_ms = now;
    shown = true;
    if (percent >= 0)
        snprintf(part, sizeof part, "%d%%, ", percent);
    name = memory_text(slice_of(input));
    shown_name = shown_text(slice_of(name), name);
    fprintf(stderr, "%s%s: %.*s: %s%" PRIu64 " read%s", on_terminal ? "\r" : "", fail_name(),
            (int)shown_name.n, shown_name.p, part, read, on_terminal ? "\033[K" : "\n");
    free(name);
}

void
progress_end(void)
{
    if (shown && on_terminal)
        fputs("\r\033[K", stderr);
    shown = false;
}
