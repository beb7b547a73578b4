/* Where the separators are: the kernel that reads every byte once, many at a time.
 *
 * For a run of bytes it lists the positions of the field separator, of line ends and, for CSV, of
 * the quote, and marks in a bit map the bytes that may need tidying. Everything behind it steps
 * from separator to separator and touches only the fields that it needs. */
#ifndef CANBAO_MARKS_H
#define CANBAO_MARKS_H

#include "base/slice.h"

struct marks {
    /* Ascending positions; each list ends in UINT32_MAX, and field[-1] is that too: the byte before
     * the first. `field` lists the separators: in CSV commas or others, in records TAB and LF, as
     * both end a field. */
    uint32_t *field, *line, *quote;
    size_t fields, lines, quotes;

    /* CSV: bit i%64 of word i/64: byte i is one that text_may_be_untidy asks for: a blank, a
     * control, or a lead byte of which some characters are folded (C2 E1 E2 E3 EF). */
    uint64_t *odd;
    bool control; /* records: there is a CR or NUL */
};

/* The kernel reads, and the lists are written, this far beyond the
 * end: buffers have that much more. */
enum { MARKS_SLACK = 128 };

/* Of a zeroed or used struct, makes the lists large enough for buffers of
 * `room` bytes; what they hold is lost. */
void marks_make_room(struct marks *m, size_t room, bool csv);

/* Marks nothing. */
void marks_clear(struct marks *m);

/* Marks the n bytes of the buffer, in place of what was marked before: TAB and LF, CR and NUL. */
void marks_of_records(struct marks *m, const char *buffer, size_t n);

/* The same for that separator (a comma, TAB or semicolon), line ends, quote and odd
 * bytes. A line ends with LF, or with a CR that no LF follows: the last byte, where
 * it is CR, is therefore none yet. */
void marks_of_csv(struct marks *m, const char *buffer, size_t n, char separator);

/* Whether any byte of [from, to) is odd. */
static inline bool
marks_odd(const struct marks *m, size_t from, size_t to)
{
    size_t word = from / 64, last = to / 64;
    uint64_t bits = m->odd[word] & ~UINT64_C(0) << from % 64;

    for (; word < last; bits = m->odd[++word])
        if (bits)
            return true;
    return (bits & ~(~UINT64_C(0) << to % 64)) != 0;
}

/* Frees the lists; m is as a zeroed one then. */
void marks_free(struct marks *m);

/* For the test that holds the kernels together: use the one of that name (avx512, avx2, sse2,
 * plain) from now on. False if this machine cannot. */
bool marks_use(const char *name);

#endif
