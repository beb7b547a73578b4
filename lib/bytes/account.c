#include "bytes/account.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shown.h"
#include "bytes/output.h"

enum { NUMBERS = 128, EVERY_MS = 500 };

static bool showing, on_terminal, shown;
static int64_t last_ms;

void
account_append(struct output *o, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);

    if (fd < 0)
        fail_system(path, "cannot open");
    output_start(o, fd, path);
}

void
account_put(struct output *o, struct slice text)
{
    char *copy = memory_text(text);

    output_put(o, shown_text((struct slice){copy, text.n}, copy));
    free(copy);
}

static void
append_line(struct output *o, const struct account *a)
{
    char numbers[NUMBERS];

    snprintf(numbers, sizeof numbers, "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\n",
             a->read, a->written, a->rejected, a->merged);
    output_text(o, fail_name());
    output_text(o, "\t");
    account_put(o, slice_of(a->input));
    output_text(o, numbers);
}

void
account_close(const struct account *accounts, size_t count, const char *path)
{
    struct output o;

    for (size_t i = 0; i < count; i++)
        if (accounts[i].read != accounts[i].written + accounts[i].rejected + accounts[i].merged)
            fail(FAILED, "%s: lost count of the records: do not use this output, report it",
                 accounts[i].input);
    if (!path)
        return;
    account_append(&o, path);
    for (size_t i = 0; i < count; i++)
        append_line(&o, &accounts[i]);
    output_close(&o);
}

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
progress(const struct account *a, int percent)
{
    char part[16] = "", *name;
    struct slice input;
    int64_t now;

    if (!showing || (now = now_ms()) - last_ms < EVERY_MS)
        return;
    last_ms = now;
    shown = true;
    if (percent >= 0)
        snprintf(part, sizeof part, "%d%%, ", percent);
    name = memory_text(slice_of(a->input));
    input = shown_text(slice_of(name), name);
    fprintf(stderr, "%s%s: %.*s: %s%" PRIu64 " read%s", on_terminal ? "\r" : "", fail_name(),
            (int)input.n, input.p, part, a->read, on_terminal ? "\033[K" : "\n");
    free(name);
}

void
progress_end(void)
{
    if (shown && on_terminal)
        fputs("\r\033[K", stderr);
    shown = false;
}
