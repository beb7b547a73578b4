/* Towns and villages by name or alias (areas.csv). A village's name counts within its town. */
#ifndef CANBAO_AREAS_H
#define CANBAO_AREAS_H

#include "dict.h"

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
};

/* Reads DIR/areas.csv; a table that makes no sense ends the filter with status 2. */
void areas_read(struct areas *a, const char *dir);

/* The town of that name, or -1. */
int64_t areas_town(const struct areas *a, struct slice name);

/* The village of that name in that town, or -1. */
int64_t areas_village(const struct areas *a, size_t town, struct slice name);

/* Pairs that were looked up, so that most records need no look-up. */
enum { AREA_SLOTS = 1024, AREA_GAP = 3 /* bytes between two cells at most: quote, comma, quote */ };

struct area_memo {
    struct {
        char text[60]; /* town and village as they stand in the row, with what is between */
        unsigned char length, town, village; /* of these, the lengths of the names */
        unsigned char known;                 /* 0 while the slot is free, 1 no, 2 yes */
        struct area area;
    } slot[AREA_SLOTS];
};

/* The area of a town and village as a source writes them (tidied). False if one of the names is not known;
 * then that name and what is in it stay as written. Both empty is no fault.
 *
 * An address in one cell is understood: the longest name of a town that stands at its start or behind 省 市 县 区
 * 州 or 盟, and the longest name of a village of that town behind it, both of two characters or more. The other
 * cell must be empty or say the same. */
bool areas_find(const struct areas *a, struct area_memo *memo, struct slice town,
                struct slice village, struct area *area);

#endif
