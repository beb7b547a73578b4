/* What texts that come again and again mean: a small cache in front of a slow look-up. Its size is
 * fixed, whatever comes. */
#ifndef CANBAO_MEMO_H
#define CANBAO_MEMO_H

#include "base/slice.h"

enum { MEMO_SLOTS = 64, MEMO_TEXT = 51 };

struct memo {
    struct {
        int64_t meaning;
        uint32_t known; /* 0 while the slot is free */
        unsigned char length;
        char text[MEMO_TEXT];
    } slot[MEMO_SLOTS];
};

/* What look_up says of the text, asked only if the cache does not know. */
static inline int64_t
memo_find(struct memo *m, struct slice s, int64_t (*look_up)(struct slice, const void *),
          const void *context)
{
    size_t i = slice_hash(s) % MEMO_SLOTS;

    if (m->slot[i].known && slice_is((struct slice){m->slot[i].text, m->slot[i].length}, s))
        return m->slot[i].meaning;
    if (s.n > MEMO_TEXT)
        return look_up(s, context);
    m->slot[i].meaning = look_up(s, context);
    m->slot[i].known = 1;
    m->slot[i].length = (unsigned char)s.n;
    memcpy(m->slot[i].text, s.p, s.n);
    return m->slot[i].meaning;
}

#endif
