/* What a sheet shows of records: which columns, in which order, under which headings, as what. A
 * layout is a CSV table:
 *
 *   column   a column of the records; `#` for a running number; `+NAME` for one to be filled in
 *   heading  what stands above it; empty: the name of the column
 *   width    in digits, of which a Chinese character takes two; empty: by its type
 *   type     text integer amount date choice; empty: text
 *   note     of a choice: what can be chosen, as yes|no; of a text: other words for what the records
 *            say, as M=男|F=女 */
#ifndef CANBAO_LAYOUT_H
#define CANBAO_LAYOUT_H

#include "base/slice.h"

enum layout_type {
    LAYOUT_TEXT,
    LAYOUT_INTEGER,
    LAYOUT_AMOUNT,
    LAYOUT_DATE,
    LAYOUT_CHOICE,
    LAYOUT_TYPES
};

enum layout_origin {
    LAYOUT_FIELD,
    LAYOUT_NUMBER, /* counted from 1 on each sheet */
    LAYOUT_BLANK   /* to be filled in */
};

struct layout_word {
    struct slice from, to;
};

struct layout_column {
    struct slice name, heading; /* the name less its + */
    enum layout_origin origin;
    enum layout_type type;
    unsigned width;
    struct layout_word *word; /* of a text */
    size_t words;
    struct slice choices; /* with | between them */
};

struct layout {
    struct layout_column *column;
    size_t columns;
};

enum { LAYOUT_WIDEST = 255, LAYOUT_MOST = 16384 };

/* Reads a layout; a table that makes no sense ends the filter with status 2. It lives as long as the
 * process. */
void layout_read(struct layout *l, const char *path);

/* The layout where none is given: these columns, all of them texts under their own names, which must
 * live as long. */
void layout_plain(struct layout *l, const struct slice *name, size_t count);

/* The value of a column as it is to be shown: the other word for it, if there is one. */
struct slice layout_shown(const struct layout_column *c, struct slice value);

#endif
