/* What a record is made of: the columns of the stream, the statuses, the tags. */
#ifndef CANBAO_RECORD_H
#define CANBAO_RECORD_H

#include "base/slice.h"

/* The columns that normalize writes, in this order. */
enum column {
    COLUMN_ID,
    COLUMN_KIND,
    COLUMN_NAME,
    COLUMN_SEX,
    COLUMN_BIRTH,
    COLUMN_TOWN,
    COLUMN_VILLAGE,
    COLUMN_TAGS,
    COLUMN_RESIDENT,
    COLUMN_EMPLOYEE,
    COLUMN_FLEXIBLE,
    COLUMN_GRADE,
    COLUMN_PAID_PREV,
    COLUMN_PAID,
    COLUMN_UPDATED,
    COLUMN_FLEXIBLE_SINCE,
    COLUMN_WORKERS,
    COLUMN_INSURED_WORKERS,
    COLUMN_COPIES,
    COLUMNS
};

extern const char *const column_name[COLUMNS];

/* A person's or an enterprise's status in a scheme, in the order of their rank. */
enum standing {
    STANDING_NONE,
    STANDING_ENDED,
    STANDING_PAUSED,
    STANDING_RECEIVING,
    STANDING_ACTIVE,
    STANDINGS
};

/* Its name; empty for STANDING_NONE. */
struct slice standing_text(enum standing standing);

/* The standing of that name, the empty one STANDING_NONE; -1 if it is none. */
int standing_parse(struct slice s);

/* Tags, in bytewise order of their names, so that a set printed
 * from the lowest bit up is sorted. */
enum tag {
    TAG_AREA_UNKNOWN,
    TAG_CADRE,
    TAG_CAPABLE,
    TAG_DECEASED,
    TAG_DOUBLE_RESIDENT,
    TAG_ELSEWHERE,
    TAG_EXEMPT,
    TAG_HARDSHIP,
    TAG_MIGRANT,
    TAG_MOVED_OUT,
    TAG_NAME_CONFLICT,
    TAG_PROXY,
    TAG_REFUSED,
    TAG_REGISTRY,
    TAG_SUSPECT_ID,
    TAG_WAS_PROXY,
    TAGS
};

extern const struct slice tag_name[TAGS];

#define TAG_BIT(tag) (UINT32_C(1) << (tag))

/* The tag of that name, or -1. */
int tag_parse(struct slice s);

/* A set of tags, one bit each, from their names with commas between;
 * names that are no tag are left out. */
uint32_t tags_parse(struct slice s);

/* The length of the longest set. */
enum { TAGS_TEXT = 192 };

/* Writes the set and returns its end. */
char *tags_print(char *p, uint32_t tags);

#endif
