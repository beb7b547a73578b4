#include "base/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/shown.h"

enum { MESSAGE = 4096 };

static const char *name = "canbao";

/* A closed descriptor is filled with one that refuses the direction it will be used in. */
static void
occupy(int fd, int mode)
{
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", mode) != fd)
        _exit(FAILED);
}

void
fail_as(const char *filter)
{
    name = filter;
    occupy(STDIN_FILENO, O_WRONLY);
    occupy(STDOUT_FILENO, O_RDONLY);
    occupy(STDERR_FILENO, O_WRONLY);
    signal(SIGPIPE, SIG_DFL);
}

const char *
fail_name(void)
{
    return name;
}

/* Where a text that found no room ends: before what may be the first part of an ID. */
static size_t
end_of_cut(const char *text, size_t n)
{
    while (n > 0) {
        unsigned char last = (unsigned char)text[n - 1];

        if (last > ' ' && last < 0x7f && !strchr("-.0123456789", last))
            break;
        n--;
    }
    return n;
}

/* One write a message, so that the filters of a pipeline do not cut into each other. */
static void
voice(const char *place, const char *format, va_list values)
{
    char text[MESSAGE];
    size_t used, wanted;

    snprintf(text, sizeof text, "%s: %s", name, place);
    used = strlen(text);
    wanted = used + (size_t)vsnprintf(text + used, sizeof text - used - 1, format, values);
    used = strlen(text);
    if (used < wanted)
        used = end_of_cut(text, used);
    used = shown_text((struct slice){text, used}, text).n;
    text[used] = '\n';
    fwrite(text, 1, used + 1, stderr);
}

void
say(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    voice("", format, values);
    va_end(values);
}

noreturn void
fail(enum status status, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    voice("", format, values);
    va_end(values);
    exit((int)status);
}

noreturn void
fail_at(enum status status, const char *file, uint64_t line, const char *format, ...)
{
    char place[MESSAGE / 2];
    va_list values;

    snprintf(place, sizeof place, "%s:%llu: ", file, (unsigned long long)line);
    va_start(values, format);
    voice(place, format, values);
    va_end(values);
    exit((int)status);
}

noreturn void
fail_system(const char *file, const char *text)
{
    fail(FAILED, "%s: %s: %s", file, text, strerror(errno));
}
