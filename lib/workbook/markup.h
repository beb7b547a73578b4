/* The parts of a workbook as XML, element by element. This module alone knows expat.
 *
 * Names are given less their namespace's prefix. A document type, which a workbook never has and
 * which could define entities, is refused, as is what is not well formed: status 1. */
#ifndef CANBAO_MARKUP_H
#define CANBAO_MARKUP_H

#include "workbook/archive.h"

/* What a part is read with; start, end and text may be NULL. `attribute`: name, value, name, value,
 * ..., NULL. */
struct markup {
    void (*start)(void *context, const char *name, const char **attribute);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, struct slice text);
    void *context;
};

/* Reads that part of the archive to its end; false if there is none. */
bool markup_read(struct archive *a, const char *part, const struct markup *m);

/* The value of the attribute of that name (its prefix left out), or NULL. */
const char *markup_attribute(const char **attribute, const char *name);

/* The value of an attribute as a whole number below 2^30, or -1; as a truth. NULL is neither. */
int64_t markup_whole(const char *value);
bool markup_true(const char *value);

#endif
