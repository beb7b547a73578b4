/* What is said of a file in which no header is found. */
#ifndef CANBAO_MISSING_H
#define CANBAO_MISSING_H

#include <stdnoreturn.h>

#include "csv/rows.h"
#include "policy/headers.h"

enum { ROSTER_HEADER_WITHIN = 20, MISSING_LISTED = 1024, MISSING_ROWS = 2048 };

/* What the first rows look like, as they were split in one of several ways. */
struct missing_look {
    size_t rows, sense; /* how many cells: 2 for one that is text, else 1 */
    char text[MISSING_ROWS];
};

/* The row among those looked at that says most. Of rows that say nothing at most the cells that come near are shown: the
 * others may be people's. Begins as zeros. */
struct missing {
    size_t known;
    uint64_t line;
    bool has_id, has_name;
    char cells[MISSING_LISTED], hints[MISSING_LISTED];
    struct missing_look look,
        best; /* the rows as they are split now, and in the way that makes most sense */
};

/* From here on the rows are those of the file split in another way. */
void missing_start(struct missing *m);

/* Takes a row that is no header, though `known` of its cells are known. */
void missing_note(struct missing *m, const struct headers *headers, enum source source,
                  const struct row *row, size_t known, bool has_id, bool has_name);

/* Ends the filter with status 1. `tried`: how the file was read. */
noreturn void missing_refuse(struct missing *m, const struct headers *headers, enum source source,
                             const char *file, const char *tried);

/* Adds an item to a list with commas, if there is room. */
void missing_list(char text[MISSING_LISTED], struct slice item);

#endif
