/* What became of the rows of each input, for programs: lines of FILE KIND NAME COUNT, separated by TAB. */
#ifndef CANBAO_TALLY_H
#define CANBAO_TALLY_H

#include "output.h"

/* Writes a line; file and name as they may be shown to anybody. */
void tally_line(struct output *o, const char *file, const char *kind, struct slice name,
                uint64_t count);

#endif
