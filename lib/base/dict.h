/* Texts to numbers: each text that is put in gets the next number from 0. Texts are copied. */
#ifndef CANBAO_DICT_H
#define CANBAO_DICT_H

#include "base/slice.h"

struct dict {
    struct slice *text; /* by number */
    uint32_t *slot;     /* number + 1 by hash, 0 where free; a power of two, at most half full */
    size_t count, text_room, slots;
};

/* The number of the text, or -1. */
int64_t dict_find(const struct dict *d, struct slice text);

/* The number of the text, which is put in if it is not there. An empty struct dict is an empty
 * one. */
size_t dict_put(struct dict *d, struct slice text);

void dict_free(struct dict *d);

#endif
