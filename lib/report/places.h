/* Counts by place: a pair of town and village as records name it. */
#ifndef CANBAO_PLACES_H
#define CANBAO_PLACES_H

#include "base/dict.h"
#include "report/measure.h"

struct place {
    struct counts counts;
    bool occurs;     /* some record is of this place */
    bool is_shown;   /* its name is as it may be shown; else and if known, */
    size_t shown_as; /* 1 + the number of the place that counts for it */
};

/* Places by number; the towns and villages of areas.csv are the first `known`, in its order,
 * a town's own place before its villages. The name of a place is town TAB village. A name
 * that holds what is not to be shown (shown.h) has a number too, but its records are of the
 * place that is named as it is shown. */
struct places {
    struct dict names;
    struct place *place;
    size_t room, known;
};

/* Puts in the areas. */
void places_start(struct places *p, const struct areas *areas);

/* The place of a record, named as it may be shown. Valid until the next call. */
struct place *places_at(struct places *p, struct slice town, struct slice village);

/* The two parts of a place's name. */
struct area places_name(const struct places *p, size_t i);

/* The numbers of the places from `from` on that occur, in bytewise order of (town,
 * village); the caller frees them. */
size_t *places_sorted(const struct places *p, size_t from, size_t *count);

void places_free(struct places *p);

#endif
