/* Failures that come back. What would end a filter (base/fail, which these
 * functions stand in for) returns from caught() with the status and leaves its
 * message behind. A program includes this once.
 *
 * What the interrupted work had taken is lost unless the caller
 * frees it, so leaks are not reported. */
#ifndef CANBAO_CAUGHT_H
#define CANBAO_CAUGHT_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/slice.h"

static struct {
    jmp_buf place;
    bool armed;
    char text[4096]; /* of the failure, `FILE:LINE: what is wrong` */
} catching;

/* Runs the function. DONE, or the status of the failure that ended it. */
static inline enum status
caught(void (*work)(void *), void *context)
{
    catching.text[0] = '\0';
    switch (setjmp(catching.place)) {
    case DONE:
        catching.armed = true;
        work(context);
        catching.armed = false;
        return DONE;
    case REFUSED:
        return REFUSED;
    case MISUSED:
        return MISUSED;
    default:
        return FAILED;
    }
}

static noreturn inline void
jump_back(enum status status)
{
    if (!catching.armed) {
        fprintf(stderr, "failed outside of caught: %s\n", catching.text);
        abort();
    }
    catching.armed = false;
    longjmp(catching.place, (int)status);
}

/* NOLINTBEGIN(misc-definitions-in-headers): one program, one inclusion */

void
fail_as(const char *filter)
{
    (void)filter;
}

const char *
fail_name(void)
{
    return "unit";
}

void
say(const char *format, ...)
{
    (void)format;
}

noreturn void
fail(enum status status, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    vsnprintf(catching.text, sizeof catching.text, format, values);
    va_end(values);
    jump_back(status);
}

noreturn void
fail_at(enum status status, const char *file, uint64_t line, const char *format, ...)
{
    va_list values;
    int n = snprintf(catching.text, sizeof catching.text / 2, "%s:%llu: ", file,
                     (unsigned long long)line);

    va_start(values, format);
    vsnprintf(catching.text + n, sizeof catching.text - (size_t)n, format, values);
    va_end(values);
    jump_back(status);
}

noreturn void
fail_system(const char *file, const char *text)
{
    fail(FAILED, "%s: %s: %s", file, text, strerror(errno));
}

/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the sanitizer's */
const char *__asan_default_options(void);

/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
const char *
__asan_default_options(void)
{
    return "detect_leaks=0:allocator_may_return_null=1";
}

/* NOLINTEND(misc-definitions-in-headers) */

#endif
