/* The message where no row of a file is its header: the row that comes nearest, and what its cells may mean. Of a row that
 * says nothing at most the cells that come near are shown: the others may be people's. */
#ifndef CANBAO_NO_HEADER_H
#define CANBAO_NO_HEADER_H

#include <stdnoreturn.h>

#include "base/listed.h"
#include "policy/header_row.h"

/* An empty struct no_header has seen no row. */
struct no_header {
    size_t known;
    uint64_t line;
    bool has_id, has_name;
    struct listed cells, hints;
};

/* Looks at the row on that line, which is no header. */
void no_header_note(struct no_header *n, const struct headers *headers, enum source source,
                    const struct header_row *row, uint64_t line);

/* Ends the filter with status 1; `tried` says how the file was read. */
noreturn void no_header_refuse(const struct no_header *n, const struct headers *headers,
                               enum source source, const char *file, const char *tried);

#endif
