/* What the words of sources mean (values.csv): statuses, categories that add a
 * tag, words for nothing, what stands before and behind the names of places, and
 * what a row begins with that is none. */
#ifndef CANBAO_VALUES_H
#define CANBAO_VALUES_H

#include "base/dict.h"
#include "policy/affixes.h"
#include "values/source.h"

/* What a cell of a number or a day that holds a word is taken for. */
enum nothing { NOTHING_NO, NOTHING_EMPTY, NOTHING_ZERO };
enum nothing_of { NOTHING_AMOUNT, NOTHING_DATE, NOTHING_KINDS };
enum affixes_of { AFFIXES_TOWN, AFFIXES_VILLAGE, AFFIXES_KINDS };

struct values {
    struct dict text;          /* every word of a status or category */
    int8_t (*status)[SOURCES]; /* by its number: in the registry a tag, else a standing; or -1 */
    int8_t *category;          /* by its number: a tag, or -1 */
    struct dict bare;          /* every word for nothing, as text_bare makes it */
    int8_t (*nothing)[NOTHING_KINDS]; /* by its number: enum nothing, or -1 */
    bool hides[NOTHING_KINDS];        /* some word would else be an amount, a grade, a day */
    struct affixes affixes[AFFIXES_KINDS];
    struct slice *footer; /* as text_bare makes them */
    size_t footers, footer_room;
};

/* Reads DIR/values.csv; a table that makes no sense ends the filter with status 2. */
void values_read(struct values *v, const char *dir);

/* The status that the tidied cell tells in that source: a tag for the registry (where an empty cell
 * is `registry`), a standing for the others; -1 if the word is not known. */
int values_status(const struct values *v, enum source source, struct slice cell);

/* The names of the statuses that a source has, with | between; in `to`. */
enum { VALUES_STATUSES = 64 };
char *values_statuses(enum source source, char to[VALUES_STATUSES]);

/* The tag that the category adds, or -1. */
int values_category(const struct values *v, struct slice cell);

/* Whether the cell of an amount or a day is a word for nothing.
 * `scratch` has room for cell.n bytes. */
enum nothing values_nothing(const struct values *v, enum nothing_of kind, struct slice cell,
                            char *scratch);

/* Whether a row that begins with that cell is a footer: it begins with
 * such a word. `scratch` as above. */
bool values_footer(const struct values *v, struct slice cell, char *scratch);

#endif
