#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MASK_FROM = 15, MASK_HEAD = 6, MASK_TAIL = 4, MESSAGE = 4096 };

static const char *name = "canbao";
static void (*before_end)(void);

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

void
fail_cleanup(void (*cleanup)(void))
{
    before_end = cleanup;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void
fail_mask(char *text)
{
    while (*text) {
        char *end = text;

        while (is_digit(*end))
            end++;
        if (end - text >= MASK_FROM)
            memset(text + MASK_HEAD, '*', (size_t)(end - text) - MASK_HEAD - MASK_TAIL);
        text = end > text ? end : text + 1;
    }
}

/* One write a message, so that the filters of a pipeline do not cut into each other. */
static void
voice(const char *place, const char *format, va_list values)
{
    char text[MESSAGE];
    size_t used;

    snprintf(text, sizeof text, "%s: %s", name, place);
    used = strlen(text);
    vsnprintf(text + used, sizeof text - used - 1, format, values);
    fail_mask(text);
    strcat(text, "\n");
    fputs(text, stderr);
}

noreturn static void
end(enum status status)
{
    if (before_end)
        before_end();
    exit((int)status);
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
    end(status);
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
    end(status);
}

noreturn void
fail_system(const char *file, const char *text)
{
    fail(FAILED, "%s: %s: %s", file, text, strerror(errno));
}
