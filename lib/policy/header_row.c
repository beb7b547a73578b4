#include "policy/header_row.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

void
header_row_read(struct header_row *h, const struct headers *headers, enum source source,
                const struct slice *cell, size_t cells)
{
    *h = (struct header_row){.cell = cell,
                             .cells = cells,
                             .item = memory_new(cells, sizeof *h->item)};
    for (size_t i = 0; i < cells; i++) {
        char *scratch = memory_new(cell[i].n + 1, 1);

        h->item[i] = headers_item(headers, source, text_tidy(cell[i], scratch), scratch);
        h->known += h->item[i] >= 0;
        h->has_id |= h->item[i] == ITEM_ID;
        h->has_name |= h->item[i] == ITEM_NAME;
        free(scratch);
    }
}

bool
header_row_goes_on(const struct header_row *h, const struct header_row *below)
{
    for (size_t i = 0; i < h->cells && i < below->cells; i++)
        if ((h->item[i] == ITEM_ID || h->item[i] == ITEM_NAME) && !text_is_blank(below->cell[i]))
            return false;
    return below->known > 0;
}

void
header_row_free(struct header_row *h)
{
    free(h->item);
    h->item = NULL;
}
