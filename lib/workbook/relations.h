/* The relationships of a workbook's parts: which part is meant by what another says. */
#ifndef CANBAO_RELATIONS_H
#define CANBAO_RELATIONS_H

#include "workbook/archive.h"

/* The part that `part` (empty: the archive itself) relates to by that id (NULL: the first of the
 * type), if it is of that type, which is the last word of the URI; else NULL. The caller frees
 * it. */
char *relations_find(struct archive *a, const char *part, const char *id, const char *type);

#endif
