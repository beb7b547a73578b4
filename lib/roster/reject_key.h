/* By what a rejected row is known when it comes back: the three columns that a reject file has
 * more, and who it is of. */
#ifndef CANBAO_REJECT_KEY_H
#define CANBAO_REJECT_KEY_H

#include "csv/rows.h"
#include "policy/header_row.h"

enum { REJECT_KEY_COLUMNS = 3 };

/* Reads keys of the rows below one header. */
struct reject_key {
    struct header_row header; /* its cells are not looked at again */
    struct slice *bare;       /* the header's cells of ids and names as they are compared */
    int at[REJECT_KEY_COLUMNS];
    size_t columns; /* how many of these are there */
    size_t times;   /* how often reject_line is there: the file came back so often */
    enum source source;
    char *text; /* the key that was read last */
    size_t length;
    uint64_t line; /* the line that it names */
};

/* Starts with a header, in which reject_reason, reject_column and reject_line stand somewhere:
 * the last ones count, as a reject file of a reject file has them twice. */
void reject_key_start(struct reject_key *k, const struct headers *headers, enum source source,
                      const struct slice *cell, size_t cells);

/* Reads the key of a row: source, reason, column and line, and the id and name cells but those of
 * the column at fault, half-width and without blanks, of each the first 256 bytes. The line may
 * be written 17.0. `length` is 0 where no id and no name is left. False where reason or line are
 * missing. */
bool reject_key_read(struct reject_key *k, const struct row *row);

void reject_key_free(struct reject_key *k);

#endif
