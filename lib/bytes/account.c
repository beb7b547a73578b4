#include "bytes/account.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/shown.h"
#include "bytes/output.h"

enum { NUMBERS = 128 };

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
