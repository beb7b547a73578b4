/* What one row of a source says of one person or enterprise, and the record that it becomes. */
#ifndef CANBAO_ENTRY_H
#define CANBAO_ENTRY_H

#include "policy/areas.h"
#include "values/citizen_id.h"
#include "values/source.h"

struct entry {
    struct citizen_id id; /* of an enterprise the text alone */
    struct slice name;
    struct area area;
    uint32_t tags;
    enum standing standing; /* in the scheme of the source */
    int64_t grade, paid_prev, paid, workers, insured_workers;
    uint32_t updated, since;
};

/* The longest line beside name, town and village. */
enum { ENTRY_TEXT = 512 };

/* Writes the record, a line in the order of enum column, and returns its end. Room for ENTRY_TEXT
 * bytes and the three slices must be there. */
char *entry_print(char *p, const struct entry *e, enum source source);

#endif
