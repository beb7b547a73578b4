/* The words of the report: report.csv, indicators.csv and reasons.csv. */
#ifndef CANBAO_WORDS_H
#define CANBAO_WORDS_H

#include "base/dict.h"
#include "bytes/output.h"
#include "values/indicator.h"

/* Texts by key: those of report.csv by theirs; of an indicator its columns, as title.NAME,
 * short.NAME, parts.NAME, unit.NAME and gap_unit.NAME; of a reason its meaning, as reason.NAME. */
struct words {
    struct dict keys;
    struct slice *text;
    size_t room;
    const char *dir;
};

/* Reads the tables of that directory; NULL: those that are shipped. What makes no sense in them ends
 * the filter with status 2. */
void words_read(struct words *w, const char *dir);

/* The text of that key; without one the filter ends with status 2, naming it. */
struct slice words_find(const void *words, struct slice key);

/* The text of GROUP.NAME, the name itself where there is none: names of a policy are its own. */
struct slice words_name(const struct words *w, const char *group, struct slice name);

/* What report.css of the same directory holds, copied to the output. */
void words_style(const struct words *w, struct output *out);

#endif
