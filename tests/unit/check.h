/* The vocabulary of the unit checks.
 *
 * A check has a name and expects things. It prints one line: `ok NAME`, or `not ok NAME: why` with
 * the first thing that was not as expected. */
#ifndef CANBAO_CHECK_H
#define CANBAO_CHECK_H

#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/slice.h"

static struct {
    char name[128]; /* of the check that is open, else empty */
    bool failed, any_failed;
    uint64_t random;
} checking;

/* The next word of a sequence that is the same in every run, and another for every check. */
static inline uint64_t
random_word(void)
{
    uint64_t z = checking.random += 0x9e3779b97f4a7c15U;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static inline size_t
random_below(size_t n)
{
    return (size_t)(random_word() % n);
}

/* n bytes, each one of these. */
static inline void
random_bytes(char *to, size_t n, struct slice from)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from.p[random_below(from.n)];
}

static inline void
check_close(void)
{
    if (checking.name[0] && !checking.failed)
        printf("ok %s\n", checking.name);
    fflush(stdout);
    checking.name[0] = '\0';
}

/* Starts a check, which ends where the next one starts. */
static inline void
check(const char *name)
{
    check_close();
    snprintf(checking.name, sizeof checking.name, "%s", name);
    checking.failed = false;
    checking.random = slice_hash(slice_of(name));
}

static inline void __attribute__((format(printf, 2, 3))) expect(bool good, const char *why, ...)
{
    va_list values;

    if (good || checking.failed)
        return;
    checking.failed = checking.any_failed = true;
    printf("not ok %s: ", checking.name);
    va_start(values, why);
    vprintf(why, values);
    va_end(values);
    printf("\n");
}

static inline void
expect_number(int64_t got, int64_t wanted, const char *what)
{
    expect(got == wanted, "%s: %" PRId64 ", not %" PRId64, what, got, wanted);
}

static inline void
expect_text(struct slice got, struct slice wanted, const char *what)
{
    expect(slice_is(got, wanted), "%s: \"%.*s\", not \"%.*s\"", what, (int)got.n, got.p,
           (int)wanted.n, wanted.p);
}

/* Ends the last check; the status for main to return. */
static inline int
check_end(void)
{
    check_close();
    return checking.any_failed ? 1 : 0;
}

/* The path of a file or directory of the project, which lies above the executable. */
static inline const char *
check_path(const char *below)
{
    static char path[PATH_MAX];
    char self[PATH_MAX / 2];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self);

    for (; n > 0; n--) {
        if (self[n - 1] != '/')
            continue;
        snprintf(path, sizeof path, "%.*s%s", (int)n, self, below);
        if (access(path, F_OK) == 0)
            return path;
    }
    fprintf(stderr, "%s is not above this executable\n", below);
    exit(1);
}

#endif
