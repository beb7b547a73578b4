/* Age bands (bands.csv): which band a person is in on a day. */
#ifndef CANBAO_BANDS_H
#define CANBAO_BANDS_H

#include "base/dict.h"

/* A row: it takes those of its sexes who have not reached `until` years, the birthday itself
 * included where `through`; all of them where `until` is 0. */
struct band {
    size_t name; /* number in the names */
    bool women, men, through;
    uint32_t until;
    struct slice guide;
};

enum { BANDS = 32 /* names at most: a set of them is one word */ };

struct bands {
    struct band *row;
    size_t rows;
    struct dict names;
    bool of_age[BANDS]; /* by number of the name: whether those in the band should be insured */
};

/* Reads DIR/bands.csv; a table that makes no sense ends the filter with status 2. */
void bands_read(struct bands *b, const char *dir);

/* The first row for somebody of that sex born on that day (as in
 * date.h), on a day. There always is one. */
const struct band *bands_find(const struct bands *b, bool woman, uint32_t birth, uint32_t on);

#endif
