/* A source's file: its header row found among the first rows, its
 * encoding proved by it, its rows. */
#ifndef CANBAO_ROSTER_H
#define CANBAO_ROSTER_H

#include "csv/rows.h"
#include "policy/headers.h"

struct roster {
    struct rows *rows;
    const char *file;
    enum source source;
    uint64_t header_line;
    struct slice *header; /* its cells as read, `width` of them: up to the last not blank */
    size_t width;
    size_t reach;      /* a row must have that many cells: up to the last column that is read */
    int column[ITEMS]; /* the first column that says it, or -1 */
    int *id, *name;    /* all id and name columns, in order */
    size_t ids, names;
    uint64_t blank_rows; /* skipped so far */
    struct row held;     /* the row below the header, where it is data and not yet given out */
    bool holds;
    bool in_two_rows;     /* the header is */
    bool ended_by_cr;     /* the header row was ended by CR alone */
    struct slice *filled; /* a row that ends early, blank cells added */
};

/* Opens the file and finds its header: the first of the first 20 rows with an id and a name column;
 * the row below belongs to it where it is blank under all of these and names a column (姓名 merged
 * over two rows). It is read as UTF-8 or, where that shows no header, GB18030, unless `encoding`
 * says what it is. Without a header it ends the filter with status 1, naming the headers seen and
 * the names known. Account and output as for rows_open. */
void roster_open(struct roster *r, const char *file, enum source source, enum encoding encoding,
                 const struct headers *headers, const struct account *account,
                 struct output *flush_first);

/* Whether all columns of that item are looked at in this source, not the first alone. */
bool roster_takes_all(const struct roster *r, enum item item);

/* The next row as it stands, blank ones too. False at the end. */
bool roster_next_row(struct roster *r, struct row *row);

/* The next row that is not blank. One that ends early, but behind the last column that is read, is
 * given with blank cells up to the header's width. False at the end. */
bool roster_next(struct roster *r, struct row *row);

/* Whether no cell stands beyond the header's width that is not blank,
 * and none is missing that is read. */
bool roster_fits(const struct roster *r, const struct row *row);

/* Says how the file is encoded, and what separates its cells and ends its rows where that is not
 * usual. */
void roster_say(const struct roster *r);

void roster_close(struct roster *r);

#endif
