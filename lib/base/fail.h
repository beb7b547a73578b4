/* The one voice of a filter, and the one place that ends it. */
#ifndef CANBAO_FAIL_H
#define CANBAO_FAIL_H

#include <stdint.h>
#include <stdnoreturn.h>

enum status {
    DONE = 0,    /* rejected rows, if any, stayed within the limit */
    REFUSED = 1, /* the data was refused */
    MISUSED = 2, /* called wrongly, or with a policy that makes no sense */
    FAILED = 3   /* the system failed: a file, a read, a write, memory */
};

/* Names the filter in all that it says, and makes its standard descriptors safe to use: a closed
 * one fails when it is used instead of being handed to the next file that is opened. Call it
 * first. */
void fail_as(const char *filter);
const char *fail_name(void);

/* `filter: text` on standard error, as shown.h has it: no message can show a whole ID or reach the
 * terminal with a control character, wherever the text came from. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says it, then ends the filter with that status. */
noreturn void fail(enum status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same with the place: `filter: FILE:LINE: text`. */
noreturn void fail_at(enum status status, const char *file, uint64_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same with the file and the system's reason (errno), status FAILED: `filter: FILE: text:
 * reason`. */
noreturn void fail_system(const char *file, const char *text);

#endif
