/* A list of texts for a message, commas between: as many as there is room for. An empty struct
 * listed is an empty one. */
#ifndef CANBAO_LISTED_H
#define CANBAO_LISTED_H

#include <stdio.h>

#include "base/slice.h"

struct listed {
    char text[1024];
};

static inline void
listed_add(struct listed *l, struct slice item)
{
    size_t used = strlen(l->text);

    if (used + item.n + 8 < sizeof l->text)
        snprintf(l->text + used, sizeof l->text - used, "%s%.*s", used ? ", " : "", (int)item.n,
                 item.p);
}

#endif
