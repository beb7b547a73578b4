/* The targets of the indicators (targets.csv). */
#ifndef CANBAO_TARGETS_H
#define CANBAO_TARGETS_H

#include "policy/areas.h"
#include "values/indicator.h"

/* A target: the value must be at least (at most, where `below`)
 * part / whole, whole a power of ten. */
struct target {
    enum indicator indicator;
    bool level[LEVELS];
    struct slice area; /* `*` or a name */
    bool below;
    int64_t part, whole;
    struct slice text; /* as the table has it; so are the clause of the notice and the title */
    struct slice clause, title;
};

struct targets {
    struct target *row;
    size_t rows;
};

/* Reads DIR/targets.csv; a table that makes no sense ends the filter with status 2. */
void targets_read(struct targets *t, const char *dir, const struct areas *areas,
                  struct slice county);

/* The target of that indicator for that area: the row that names
 * it, else the one for all; or NULL. */
const struct target *targets_find(const struct targets *t, enum indicator indicator,
                                  enum level level, struct slice area);

#endif
