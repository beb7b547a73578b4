/* Age bands (bands.csv): which band a person is in on a day. */
#ifndef CANBAO_BANDS_H
#define CANBAO_BANDS_H

#include "base/dict.h"
#include "policy/retirement.h"

/* What a row's `until` counts: nothing (the row takes all of its sexes), years of age, or months
 * before the person's own month of retirement. */
enum band_until { UNTIL_ANY, UNTIL_AGE, UNTIL_RETIREMENT };

/* A row: it takes those of its sexes who have not reached `until`, the birthday or month itself
 * included where `through`. */
struct band {
    size_t name; /* number in the names */
    bool women, men, through, to_employee /* whether it guides there */;
    enum band_until counts;
    uint32_t until;
    struct slice guide;
};

enum { BANDS = 32 /* names at most: a set of them is one word */ };

struct bands {
    struct band *row;
    size_t rows;
    struct dict names;
    bool of_age[BANDS]; /* by number of the name: whether those in the band should be insured */
    const struct retirement *retirement;
};

/* The rows on one day. Since who is born later reaches each `until` later, a row takes those born
 * from a day on. */
struct bands_on {
    const struct bands *bands;
    uint32_t (*born)[2]; /* that day by row, of men and of women: it compares as a day does */
};

/* Reads DIR/bands.csv; a table that makes no sense ends the filter with status 2. The retirement
 * must live as long as the bands. */
void bands_read(struct bands *b, const char *dir, const struct retirement *retirement);

/* The rows on that day (as in date.h); the caller frees what `born` points to. */
struct bands_on bands_on(const struct bands *b, uint32_t day);

/* The first row for somebody of that sex born on that day. There always is one. */
static inline const struct band *
bands_find(const struct bands_on *on, bool woman, uint32_t birth)
{
    size_t row = 0;

    while (birth < on->born[row][woman])
        row++;
    return &on->bands->row[row];
}

#endif
