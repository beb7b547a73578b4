#include "tally.h"

#include <inttypes.h>
#include <stdio.h>

#include "account.h"

enum { NUMBER = 32 };

void
tally_line(struct output *o, const char *file, const char *kind, struct slice name, uint64_t count)
{
    char number[NUMBER];

    snprintf(number, sizeof number, "\t%" PRIu64 "\n", count);
    account_put(o, slice_of(file));
    output_text(o, "\t");
    output_text(o, kind);
    output_text(o, "\t");
    account_put(o, name);
    output_text(o, number);
}
