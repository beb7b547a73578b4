/* What the fuzz targets have in common. A target is LLVMFuzzerTestOneInput, as libFuzzer and AFL
 * call it; main.c runs files through one without either. What would end a filter comes back by
 * caught(). */
#ifndef CANBAO_FUZZ_H
#define CANBAO_FUZZ_H

#include "../unit/caught.h"
#include "../unit/feed.h"
#include "csv/rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program if something is not as it must be. */
static inline void
must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "must hold: %s\n", what);
    abort();
}

/* The first byte of the input, which chooses how to test, is taken off; 0 where there is none. */
static inline unsigned
take_choice(struct slice *s)
{
    unsigned choice;

    if (s->n == 0)
        return 0;
    choice = (unsigned char)s->p[0];
    *s = (struct slice){s->p + 1, s->n - 1};
    return choice;
}

/* Gzip is unpacked by a thread, which a failure would leave behind. */
static inline bool
is_packed(struct slice s)
{
    return s.n >= 2 && (unsigned char)s.p[0] == 0x1f && (unsigned char)s.p[1] == 0x8b;
}

#endif
