/* A part of a workbook's archive as XML on its way out. */
#ifndef CANBAO_PART_H
#define CANBAO_PART_H

#include "bytes/output.h"
#include "workbook/package.h"

struct part {
    struct package *package;
    char *bytes; /* not yet in the package */
    size_t used, room;
    uint64_t size; /* of what is there already */
};

/* What a text takes at most for each of its bytes once it is escaped. */
enum { PART_ESCAPE = 7 };

/* Starts the part with its XML declaration; the one before is complete. The struct begins empty and
 * may be used for one part after the other; part_free gives its memory back. */
void part_start(struct part *p, struct package *package, const char *name);
void part_end(struct part *p);
void part_free(struct part *p);

/* Where the next n bytes go; the caller says with part_reach where it stopped. */
static inline char *
part_room(struct part *p, size_t n)
{
    if (p->room - p->used < n)
        p->bytes = memory_grow(p->bytes, &p->room, p->used + n, 1);
    return p->bytes + p->used;
}

/* Takes the bytes up to there, and passes them on where they are many. */
void part_reach(struct part *p, const char *end);

/* Copies XML, less its NUL, to `to`; returns the end. */
static inline char *
part_copy(char *to, const char *xml)
{
    return output_copy(to, slice_of(xml));
}

/* Writes XML as it is. */
void part_put(struct part *p, const char *xml);
void part_print(struct part *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes a text as the content of an element or an attribute, at `to`, which has room for PART_ESCAPE
 * bytes for each of its own; returns the end. What XML cannot hold is written as _x0001_, by the rule
 * of workbooks (ECMA-376, 22.9.2.19). The text must be UTF-8. */
char *part_escape(char *to, struct slice text);
void part_text(struct part *p, struct slice text);

#endif
