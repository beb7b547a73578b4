/* Citizen IDs (GB 11643-1999): address code 6, birth date 8, sequence code 3, check character 1. */
#ifndef CANBAO_CITIZEN_ID_H
#define CANBAO_CITIZEN_ID_H

#include "base/slice.h"
#include "values/reason.h"

enum { ID_LENGTH = 18 };

struct citizen_id {
    char text[32];  /* 18 characters; the rest is room for copies in blocks */
    uint32_t birth; /* as in date.h */
    bool female;
    bool rounded; /* ends in 000, as IDs do that a spreadsheet rounded */
    bool full;    /* was written with 18 digits, no X and no 15-digit form */
};

/* Reads a tidied cell, cleaned: 15 digits become 18, and in lists 20 characters are the number
 * of a disability card, whose first 18 are the ID. `scratch` has room for s.n bytes. Returns
 * the first fault or REASON_NONE. */
enum reason citizen_id_read(struct slice s, bool list, uint32_t latest_birth, char *scratch,
                            struct citizen_id *id);

/* Shows an ID as 341022********8825: 18 bytes to `to`, returns its end. */
char *id_mask(char *to, struct slice id);

/* A tidied cell as people write IDs, cleaned: half-width, no spaces or hyphens, upper-case, out of
 * ="...", without quotes, brackets and marks around it, and with X for what looks like it in the
 * 18th place of 18. `scratch` has room for s.n bytes. */
struct slice id_clean(struct slice s, char *scratch);

#endif
