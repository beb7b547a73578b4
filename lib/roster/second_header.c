#include "roster/second_header.h"

#include <inttypes.h>

#include "base/fail.h"
#include "base/text.h"
#include "policy/header_row.h"

/* Whether the cell under the first id column may be a header: it is empty, or begins like no ID. */
static bool
may_be_header(const struct roster *r, const struct row *row)
{
    size_t id = (size_t)r->id[0];

    return row->fault == 0 &&
           (id >= row->cells || row->cell[id].n == 0 || (unsigned char)row->cell[id].p[0] > '9');
}

/* An item that the two headers have in different places; -1 if there is none. Of a header in two rows
 * only what the first row says can be compared. */
static int
item_elsewhere(const struct roster *r, const struct header_row *again)
{
    bool seen[ITEMS] = {false};

    for (size_t i = 0; i < again->cells; i++) {
        int item = again->item[i];

        if (item >= 0 && !seen[item] && r->column[item] != (int)i)
            return item;
        if (item >= 0)
            seen[item] = true;
    }
    for (int item = 0; item < ITEMS; item++) {
        size_t column = (size_t)r->column[item];

        if (!r->in_two_rows && r->column[item] >= 0 && !seen[item] && column < again->cells &&
            !text_is_blank(again->cell[column]))
            return item;
    }
    return -1;
}

void
second_header_check(const struct roster *r, const struct headers *headers, const struct row *row)
{
    struct header_row again;
    int item = -1;

    if (!may_be_header(r, row))
        return;
    header_row_read(&again, headers, r->source, row->cell, row->cells);
    if (header_row_is_header(&again))
        item = item_elsewhere(r, &again);
    header_row_free(&again);
    if (item >= 0)
        fail_at(REFUSED, r->file, row->line,
                "a second header, in which the column for %s stands elsewhere than in line %" PRIu64
                ": save the rows from here on as a file of their own",
                headers_item_name((enum item)item), r->header_line);
}
