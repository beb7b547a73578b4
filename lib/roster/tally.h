/* What became of the rows of an input: said in a line for people, and written for programs as lines
 * of FILE KIND NAME COUNT, separated by TAB. */
#ifndef CANBAO_TALLY_H
#define CANBAO_TALLY_H

#include "bytes/output.h"
#include "roster/limit.h"
#include "roster/unknown.h"

/* A column that is not there. */
enum tally_gap {
    TALLY_THERE,
    TALLY_MISSING, /* the source has no need of it */
    TALLY_WITHOUT  /* it has, and the caller goes on without */
};

struct tally {
    const char *file;
    uint64_t read, written, blank, rejected[REASONS];
    uint64_t swallowing; /* cells that may hold other rows (swallowed.h) */
    struct unknown unknown;
    enum tally_gap gap[ITEMS];
    struct limit limit; /* of rejects, where the rows are judged */
    bool has_limit;
};

/* Whether the rows are enough to tell that a spreadsheet rounded the IDs: 20 were accepted; or
 * there is none. */
bool tally_is_judged(const struct tally *t);

/* Says the blank rows, if there are any. */
void tally_say_blank(const struct tally *t);

/* Says: `FILE: R read, W written, J rejected (reason n, ...)`. */
void tally_say(const struct tally *t);

/* Writes the lines; file and names as they may be shown to anybody. What is judged of the file is
 * told by its sums. */
void tally_write(const struct tally *t, struct output *o);

/* Adds what a line says, as tally_write wrote it (without its LF), the file aside.
 * False where it is no such line. */
bool tally_add_line(struct tally *t, struct slice line);

void tally_free(struct tally *t);

#endif
