/* A row looked at as the header of a source's file. The header is the first of the first
 * HEADER_ROW_WITHIN rows that names an id and a name column; the row below it belongs to it where
 * it goes on. */
#ifndef CANBAO_HEADER_ROW_H
#define CANBAO_HEADER_ROW_H

#include "policy/headers.h"

enum { HEADER_ROW_WITHIN = 20 };

struct header_row {
    const struct slice *cell; /* as read, `cells` of them */
    size_t cells;
    int *item;    /* what each says in the source, or -1 */
    size_t known; /* how many say anything */
    bool has_id, has_name;
};

/* Looks at the cells, which must live as long. */
void header_row_read(struct header_row *h, const struct headers *headers, enum source source,
                     const struct slice *cell, size_t cells);

/* Whether it names an id and a name column. */
static inline bool
header_row_is_header(const struct header_row *h)
{
    return h->has_id && h->has_name;
}

/* Whether the row below it belongs to it: it is blank under every id and name column and one of
 * its cells is a known header (姓名 merged over two rows). */
bool header_row_goes_on(const struct header_row *h, const struct header_row *below);

void header_row_free(struct header_row *h);

#endif
