/* Records out: a reader's records with columns of the filter's own, at the right end or, where the
 * header has them already, in their place. */
#ifndef CANBAO_WRITER_H
#define CANBAO_WRITER_H

#include "bytes/output.h"
#include "stream/reader.h"

struct writer {
    struct output out;
    size_t added;    /* columns the filter gives */
    size_t appended; /* of these, the ones at the right end: the last `appended` */
    size_t *append;  /* their numbers among the added */
    int *replace;    /* a column of the reader: the number among the added, or -1 */
};

/* Writes and flushes the header to standard output. Names are those of the added
 * columns, `count` of them; writer_close frees what is held. A failed write ends the
 * filter with status 3, here and below. */
void writer_open(struct writer *w, struct reader *r, const char *const *names, size_t count);

/* Writes the reader's record with these values of the added columns, in the order of their names,
 * and counts it as written. A value must be readable for 32 bytes. */
void writer_record(struct writer *w, struct reader *r, const struct slice *values);

/* Closes standard output and frees; the reader stays open. */
void writer_close(struct writer *w);

#endif
