#include "roster/swallowed.h"

#include <inttypes.h>

#include "base/digits.h"
#include "base/fail.h"

enum { SHORTEST_ID = 15 };

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Whether an ID stands as a cell of its own, beside a separator, in a line that is not the first. */
static bool
holds_row(struct slice cell, char separator)
{
    bool below = false, beside = false; /* the first line is left; a separator came in this line */
    size_t digits = 0;

    for (size_t i = 0; i < cell.n; i++) {
        char c = cell.p[i];

        if (digits_is_one(c)) {
            digits++;
            continue;
        }
        if (c == separator || is_line_end(c)) {
            beside |= c == separator;
            if (below && beside && digits >= SHORTEST_ID)
                return true;
            below |= is_line_end(c);
            beside = c == separator;
        }
        if (c != 'X' && c != 'x') /* the check character, last of an ID */
            digits = 0;
    }
    return below && beside && digits >= SHORTEST_ID;
}

void
swallowed_look(struct swallowed *s, const struct roster *r, const struct row *row)
{
    char separator = rows_separator(r->rows);

    for (size_t i = 0; i < row->cells; i++)
        if (holds_row(row->cell[i], separator) && s->cells++ == 0)
            s->line = row->line;
}

void
swallowed_say(const struct swallowed *s, const char *file)
{
    if (s->cells)
        say("%s: cells with line ends that may hold other rows: %" PRIu64
            ", the first in the row of line %" PRIu64 ": look at the quotes there",
            file, s->cells, s->line);
}
