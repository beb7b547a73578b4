/* A workbook's styles, as far as they say what a cell's number is. */
#ifndef CANBAO_STYLES_H
#define CANBAO_STYLES_H

#include "workbook/archive.h"

struct styles {
    int *kind; /* as in number_format.h, by the style's number */
    size_t kinds, kind_room;
};

/* Reads that part; without it (NULL, or none in the archive) there are no styles. */
void styles_read(struct styles *s, struct archive *a, const char *part);

/* The kind of numbers in a style, whose number is that attribute's value; plain where there is no
 * such style. */
int styles_kind(const struct styles *s, const char *number);

void styles_free(struct styles *s);

#endif
