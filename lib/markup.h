/* XML, element by element. This module alone knows expat.
 *
 * Names are given less their namespace's prefix. A document type, which a workbook never has and which
 * could define entities, is refused, as is what is not well formed: status 1. */
#ifndef CANBAO_MARKUP_H
#define CANBAO_MARKUP_H

#include "slice.h"

/* What a document is read with; any may be NULL. `attribute`: name, value, name, value, ..., NULL. */
struct markup {
    void (*start)(void *context, const char *name, const char **attribute);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, struct slice text);
    size_t (*read)(void *context, char *buffer, size_t room); /* 0 at the end */
    const char *file, *part;                                  /* for messages */
    void *context;
    bool stop; /* set by a handler: enough was seen */
};

/* Reads the document to its end, or until stop is set. */
void markup_read(struct markup *m);

/* The value of the attribute of that name (its prefix left out), or NULL. */
const char *markup_attribute(const char **attribute, const char *name);

#endif
