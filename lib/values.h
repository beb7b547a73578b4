/* What the words of sources mean (values.csv): statuses, and categories that add a tag. */
#ifndef CANBAO_VALUES_H
#define CANBAO_VALUES_H

#include "dict.h"
#include "source.h"

struct values {
    struct dict text;          /* every word */
    int8_t (*status)[SOURCES]; /* by its number: in the registry a tag, else a standing; or -1 */
    int8_t *category;          /* by its number: a tag, or -1 */
};

/* Reads DIR/values.csv; a table that makes no sense ends the filter with status 2. */
void values_read(struct values *v, const char *dir);

/* The status that the tidied cell tells in that source: a tag for the registry (where an empty cell is
 * `registry`), a standing for the others; -1 if the word is not known. */
int values_status(const struct values *v, enum source source, struct slice cell);

/* The tag that the category adds, or -1. */
int values_category(const struct values *v, struct slice cell);

#endif
