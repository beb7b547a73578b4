/* Rows with quotes, judged by libcsv. This module alone knows it. */
#ifndef CANBAO_QUOTED_H
#define CANBAO_QUOTED_H

#include "base/slice.h"

enum quoted_verdict {
    QUOTED_MORE, /* the row goes on */
    QUOTED_ROW,  /* the row is complete */
    QUOTED_FAULT /* text follows a closing quote: the cell after those complete is at fault */
};

struct quoted;

struct quoted *quoted_new(void);
void quoted_free(struct quoted *q);

/* Forgets all and waits for a row whose cells that character separates. */
void quoted_start(struct quoted *q, char separator);

/* The next bytes of the row, no byte behind its line end: CR, LF or CR LF, the latter both in one
 * call. No memory is status 3. */
enum quoted_verdict quoted_feed(struct quoted *q, struct slice bytes);

/* Adds a cell as it is. */
void quoted_add(struct quoted *q, struct slice cell);

/* Complete cells so far. */
size_t quoted_count(const struct quoted *q);

/* One of them: valid until the next call of feed, add or start; 64 bytes more may be read. */
struct slice quoted_cell(const struct quoted *q, size_t i);

/* At least the length of the longest cell so far, complete or not, and at most QUOTED_STEP more. */
size_t quoted_longest(struct quoted *q);

enum { QUOTED_STEP = 64 << 10 };

#endif
