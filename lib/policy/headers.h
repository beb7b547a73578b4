/* What the columns of sources are called (columns.csv). */
#ifndef CANBAO_HEADERS_H
#define CANBAO_HEADERS_H

#include "base/dict.h"
#include "values/source.h"

struct headers {
    struct dict name;        /* every name, folded as headers_fold does */
    struct dict as_written;  /* the same numbers: the name as the table has it */
    int8_t (*item)[SOURCES]; /* by number: what it says in each source, or -1 */

    /* The line of columns.csv that says the source has need of it, else 0. */
    uint32_t need[ITEMS][SOURCES];
};

/* Reads DIR/columns.csv; {year} and {prev} stand for the year and the one before. A table that
 * makes no sense ends the filter with status 2. */
void headers_read(struct headers *h, const char *dir, unsigned year);

/* A name as it is compared: half-width, no blanks, upper-case. `to` has room for s.n bytes. */
struct slice headers_fold(struct slice s, char *to);

/* What a cell of a header row (tidied) says in that source, or -1: as it is, else less trailing
 * digits, else less a bracket at the end too. `scratch` has room for cell.n bytes. */
int headers_item(const struct headers *h, enum source source, struct slice cell, char *scratch);

/* The name number i as written in the table, if it says that item in
 * that source; else an empty slice. */
struct slice headers_known(const struct headers *h, size_t i, enum source source, enum item item);

/* The number of the name that a cell of a header row (tidied) may mean in that source though
 * it is written otherwise (with brackets or signs, misspelt, as part of it), or -1.
 * `scratch` has room for cell.n bytes. */
int64_t headers_near(const struct headers *h, enum source source, struct slice cell, char *scratch);

/* What the item is called in columns.csv; the item of that name, or -1. */
const char *headers_item_name(enum item item);
int headers_item_parse(struct slice name);

/* Whether the table knows the item in that source at all. */
bool headers_has(const struct headers *h, enum source source, enum item item);

#endif
