/* What became of each input's records: read = written + rejected + merged. */
#ifndef CANBAO_ACCOUNT_H
#define CANBAO_ACCOUNT_H

#include "bytes/output.h"

struct account {
    const char *input;
    uint64_t read, written, rejected, merged;
};

/* Checks that the accounts balance (a filter that lost a record ends with status 3, whatever it has
 * written) and, where path is not NULL, appends a line for each to that file: filter, input, read,
 * written, rejected, merged. Call it last, when all went well. */
void account_close(const struct account *accounts, size_t count, const char *path);

/* Starts an output behind what a file holds that tells of inputs; it is made if it is not there.
 * The path must live as long. */
void account_append(struct output *o, const char *path);

/* Writes a field of such a file as it may be shown to anybody (shown.h), which has no TAB and no
 * LF. */
void account_put(struct output *o, struct slice text);

#endif
