/* Towns and villages by name, alias or code (areas.csv). A
 * village's name counts within its town. */
#ifndef CANBAO_AREAS_H
#define CANBAO_AREAS_H

#include "base/dict.h"

struct area {
    struct slice town, village; /* village is empty for the town itself */
};

struct areas {
    struct area *town;    /* in the order of the table */
    struct area *village; /* the same */
    size_t towns, villages;
    struct dict town_names,
        village_names;              /* names and aliases; of villages behind their town's number */
    uint32_t *town_of, *village_of; /* what the number of a name stands for */
    size_t longest;                 /* bytes of the longest name */
    struct dict codes;              /* of towns, also the first nine digits, and of villages */
    uint32_t *code_of; /* twice the number of a town, or twice that of a village and 1 */
};

/* Reads DIR/areas.csv; a table that makes no sense ends the filter with status 2. */
void areas_read(struct areas *a, const char *dir);

/* The town of that name or alias, or -1. */
int64_t areas_town(const struct areas *a, struct slice name);

/* The village of that name or alias in that town, or -1. */
int64_t areas_village(const struct areas *a, size_t town, struct slice name);

/* The town of that code or of those first nine digits, or -1. */
int64_t areas_town_coded(const struct areas *a, struct slice code);

/* The village of that code, if it is one of that town, or -1. */
int64_t areas_village_coded(const struct areas *a, size_t town, struct slice code);

#endif
