/* Sets of tags of the stream, those among them that canbao does not know kept as they are. */
#ifndef CANBAO_TAG_SET_H
#define CANBAO_TAG_SET_H

#include "base/dict.h"
#include "base/memo.h"
#include "values/record.h"

enum { TAG_SET_UNKNOWN = 64 - TAGS /* tags of others that there can be in one run */ };

struct tag_names {
    struct dict unknown;
    struct memo memo;
};

/* The set as bits: the known tags as in record.h, the others above them as they come. *fits is
 * false, and the set of no use, if there are more of them than TAG_SET_UNKNOWN. */
uint64_t tag_set_parse(struct tag_names *names, struct slice s, bool *fits);

/* The longest text of a set; known only now, as it depends on the unknown tags. */
size_t tag_set_room(const struct tag_names *names);

/* Writes the set in bytewise order of the names and returns its end. */
char *tag_set_print(const struct tag_names *names, char *p, uint64_t set);

void tag_set_free(struct tag_names *names);

#endif
