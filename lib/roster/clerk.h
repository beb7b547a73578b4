/* Who reads rows of a source: their cells judged, one after the other, and turned into entries. */
#ifndef CANBAO_CLERK_H
#define CANBAO_CLERK_H

#include "base/memo.h"
#include "policy/locator.h"
#include "policy/policy.h"
#include "roster/entry.h"
#include "roster/roster.h"

/* What reading entries needs; its memory is reused from row to row. */
struct clerk {
    const struct policy *policy;
    bool plain_numbers, plain_days; /* none of them is a word for nothing */
    struct locator areas;
    struct memo statuses[SOURCES], categories;
    char *scratch;
    size_t scratch_used, scratch_room;
};

/* Starts with a policy; an empty struct clerk is one that has not started. */
void clerk_start(struct clerk *c, const struct policy *policy);

/* Makes ready for a row. */
void clerk_take_row(struct clerk *c, const struct row *row);

/* The first of the row's cells that the roster's source reads and that holds U+FFFD: a program
 * before ours lost that character. -1 if there is none, as in rows that are not odd. */
int clerk_lost_character(const struct roster *r, const struct row *row);

/* Whether the row, which has no id in any column, is a footer (values.csv); then
 * *column is the cell that says so. */
bool clerk_sees_footer(struct clerk *c, const struct roster *r, const struct row *row, int *column);

/* The tidied cell of a column, empty where the row has none; valid until the next row. */
struct slice clerk_cell(struct clerk *c, const struct row *row, int column);

/* Whether the id cell of that column holds anything but what is cleaned away. */
bool clerk_sees_id(struct clerk *c, const struct row *row, int column);

/* Reads the entry of the n-th id of the row, which fits its header and has no lost character. The
 * first fault's reason, and in *column the column at fault (-1: the file has none for it); or
 * REASON_NONE. The entry is valid until the next is read. */
enum reason clerk_read(struct clerk *c, const struct roster *r, const struct row *row, size_t n,
                       struct entry *e, int *column);

void clerk_free(struct clerk *c);

#endif
