/* Several records of one ID become one. The rules are commutative and associative: any order and
 * any grouping gives the same record.
 *
 * For this only rows of lists, whose rank is lowest, may lack a name, as normalize sees to. Where
 * others do, any order of one run still gives the same record. */
#ifndef CANBAO_MERGE_H
#define CANBAO_MERGE_H

#include "stream/person.h"

/* A merge under way. */
struct merged {
    struct person person; /* so far; slices point into what was merged, conflicts are tags */
    struct slice a_name;  /* some name that is not empty */
};

/* Starts with one record, whose slices must live as long as m. Its `other` becomes m's: merge_add
 * writes to it; it stays the caller's memory. */
void merge_start(struct merged *m, const struct person *p);

/* Adds another of the same ID and as many other columns, `others`; of it too the slices must live
 * as long as m. Cannot fail. */
void merge_add(struct merged *m, const struct person *p, size_t others);

/* How two records compare (<0, 0, >0), the greater one being that whose place is kept: rank, then
 * town, village, name. */
int merge_order_names(const struct person *a, const struct person *b);

/* The same for their resident facets: updated, status, grade, paid, paid_prev. */
int merge_order_resident(const struct person *a, const struct person *b);

#endif
