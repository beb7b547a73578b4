/* Towns and villages as people write them, found in the policy's areas. */
#ifndef CANBAO_LOCATOR_H
#define CANBAO_LOCATOR_H

#include "policy/address.h"
#include "policy/values.h"

/* Pairs that were looked up, so that most records need no look-up. */
enum {
    LOCATOR_SLOTS = 1024,
    LOCATOR_TEXT = 60,
    LOCATOR_GAP = 3 /* bytes between two cells at most: quote, comma, quote */
};

struct locator {
    const struct areas *areas;
    const struct affixes *affixes; /* AFFIXES_KINDS of them */
    struct {
        char text
            [LOCATOR_TEXT]; /* town and village as they stand in the row, with what is between */
        unsigned char length, town, village; /* of these, the lengths of the names */
        unsigned char known;                 /* 0 while the slot is free, 1 no, 2 yes */
        struct area area;
    } slot[LOCATOR_SLOTS];
};

/* The area of a town and village as a source writes them (tidied): by name, alias or code as
 * they are written, half-width and without blanks, then less one prefix after the other,
 * then less one suffix after the other (affixes.h; of a village the town's name is a prefix
 * too); or as an address in one of the two, while the other is empty or says the same. False
 * if one of them is not found; that one stays as written. Both empty is no fault. `scratch`
 * has room for town.n + village.n bytes. */
bool locator_find(struct locator *l, struct slice town, struct slice village, char *scratch,
                  struct area *area);

#endif
