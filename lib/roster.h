/* A source's file: its header row found among the first rows, its encoding proved by it, its rows. */
#ifndef CANBAO_ROSTER_H
#define CANBAO_ROSTER_H

#include "headers.h"
#include "rows.h"

struct roster {
    struct rows *rows;
    const char *file;
    enum source source;
    uint64_t header_line;
    struct slice *header; /* the header row's cells as read, `width` of them */
    size_t width;
    int column[ITEMS]; /* the first column that says it, or -1 */
    int *id, *name;    /* all id and name columns, in order */
    size_t ids, names;
    uint64_t blank_rows; /* skipped so far */
};

/* Opens the file and finds its header: the first of the first 20 rows with an id and a name column. It is read
 * as UTF-8 or, where that shows no header, GB18030, unless `encoding` says what it is. Without a header it
 * ends the filter with status 1, naming the headers seen and the names known. Account and output as
 * for rows_open. */
void roster_open(struct roster *r, const char *file, enum source source, enum encoding encoding,
                 const struct headers *headers, const struct account *account,
                 struct output *flush_first);

/* The next row that is not blank. False at the end. */
bool roster_next(struct roster *r, struct row *row);

/* Whether the row has as many cells as the header; surplus blank cells do not count. */
bool roster_fits(const struct roster *r, const struct row *row);

/* How the file is encoded, for people. */
const char *roster_encoding(const struct roster *r);

/* The same of what separates its cells: empty for a comma, else a phrase that follows. */
const char *roster_separator(const struct roster *r);

void roster_close(struct roster *r);

#endif
