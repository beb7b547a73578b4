/* What is said of a file in which no row is its header: the row that comes nearest, with what its
 * cells may mean, or what the first rows look like. Of a row that says nothing at most the cells
 * that come near are shown: the others may be people's. */
#ifndef CANBAO_NO_HEADER_H
#define CANBAO_NO_HEADER_H

#include <stdnoreturn.h>

#include "base/listed.h"
#include "policy/header_row.h"

enum { NO_HEADER_LOOK = 2048 };

/* What the first rows look like, as they were split in one of several ways. */
struct no_header_look {
    size_t rows, sense; /* sense: of each cell 2 where it is text, else 1 */
    char text[NO_HEADER_LOOK];
};

/* The row that says most, and what it says. */
struct no_header_row {
    size_t known;
    uint64_t line;
    bool has_id, has_name;
    struct listed cells, hints;
};

/* An empty struct no_header has seen no row. */
struct no_header {
    struct no_header_row nearest;
    struct no_header_look look, best; /* as the rows are split now, and in the way of most sense */
};

/* From here on the rows are those of the file split in another way. */
void no_header_start(struct no_header *n);

/* Looks at the row on that line, which is no header. */
void no_header_note(struct no_header *n, const struct headers *headers, enum source source,
                    const struct header_row *row, uint64_t line);

/* Ends the filter with status 1; `tried` says how the file was read. */
noreturn void no_header_refuse(struct no_header *n, const struct headers *headers,
                               enum source source, const char *file, const char *tried);

#endif
