/* The decision table (rules.csv) and the ladder of grades (grades.csv). */
#ifndef CANBAO_RULES_H
#define CANBAO_RULES_H

#include "policy/bands.h"
#include "values/action.h"
#include "values/record.h"

/* A person as the table sees one. */
struct situation {
    uint32_t tags;
    uint32_t band; /* its number in the names of the bands */
    enum standing resident;
    bool covered; /* by another scheme */
};

struct rule {
    uint32_t tags, bands, residents; /* one bit each; tags 0: any */
    bool if_covered, if_not;
    bool graded; /* action `grade`; else `action` is taken over */
    enum action action;
    int64_t due, advised;
    struct slice clause;
};

struct rules {
    struct rule *row;
    size_t rows;
    int64_t *ladder; /* grades that anyone may pay, ascending */
    size_t rungs;
    uint32_t *grade_slot; /* all grades that there are, by their hash, 0 where free */
    size_t grade_slots;   /* a power of two, at most half full */
};

/* Reads DIR/rules.csv and DIR/grades.csv; what makes no sense in
 * them ends the filter with status 2. */
void rules_read(struct rules *r, const char *dir, const struct bands *bands);

/* The first rule that matches, or NULL. */
const struct rule *rules_find(const struct rules *r, const struct situation *s);

/* Whether there is that grade, whoever pays it. */
bool rules_have_grade(const struct rules *r, int64_t grade);

/* The smallest grade on the ladder, the rule's due among them, that is at least `grade`; above the
 * ladder that grade itself. */
int64_t rules_grade_from(const struct rules *r, const struct rule *rule, int64_t grade);

#endif
