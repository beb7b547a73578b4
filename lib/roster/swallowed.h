/* Rows that a quote swallowed: it was opened by mistake and closed by another row's, and what lies
 * between is one cell. */
#ifndef CANBAO_SWALLOWED_H
#define CANBAO_SWALLOWED_H

#include "roster/roster.h"

/* An empty one has seen no row. */
struct swallowed {
    uint64_t cells, line; /* how many cells may hold rows; the line of the first one's row */
};

/* Looks at a row: whether one of its cells has line ends, and in a line behind them an ID as a cell
 * of its own. */
void swallowed_look(struct swallowed *s, const struct roster *r, const struct row *row);

/* Says what was seen, if anything was. */
void swallowed_say(const struct swallowed *s, const char *file);

#endif
