/* What one row of a source says of one person or enterprise: its cells judged and turned into a record. */
#ifndef CANBAO_ENTRY_H
#define CANBAO_ENTRY_H

#include "citizen_id.h"
#include "memo.h"
#include "policy.h"
#include "roster.h"

struct entry {
    struct citizen_id id; /* of an enterprise the text alone */
    struct slice name;
    struct area area;
    uint32_t tags;
    enum standing standing; /* in the scheme of the source */
    int64_t grade, paid_prev, paid, workers, insured_workers;
    uint32_t updated, since;
};

/* What reading entries needs; its memory is reused from row to row. */
struct clerk {
    const struct policy *policy;
    struct area_memo areas;
    struct memo statuses[SOURCES], categories;
    char *scratch;
    size_t scratch_used, scratch_room;
};

/* Makes ready for a row. */
void clerk_take_row(struct clerk *c, const struct row *row);

/* Whether the id cell of that column holds anything but what is cleaned away. */
bool clerk_sees_id(struct clerk *c, const struct row *row, int column);

/* Reads the entry of the n-th id of the row, which fits its header. The first fault's reason, and in *column the
 * column at fault (-1: the file has none for it); or REASON_NONE. The entry is valid until the next is read. */
enum reason clerk_read(struct clerk *c, const struct roster *r, const struct row *row, size_t n,
                       struct entry *e, int *column);

/* The longest line beside name, town and village. */
enum { ENTRY_TEXT = 512 };

/* Writes the record, a line in the order of enum column, and returns its end. Room for ENTRY_TEXT bytes and the
 * three slices must be there. */
char *entry_print(char *p, const struct entry *e, enum source source);

void clerk_free(struct clerk *c);

#endif
