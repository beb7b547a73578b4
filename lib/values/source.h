/* The sources: who sends a file, and what its columns (columns.csv)
 * and its words (values.csv) mean. */
#ifndef CANBAO_SOURCE_H
#define CANBAO_SOURCE_H

#include "values/record.h"

/* In the order in which the county's job reads them. */
enum source {
    SOURCE_REGISTRY,
    SOURCE_RESIDENT,
    SOURCE_EMPLOYEE,
    SOURCE_FLEXIBLE,
    SOURCE_ENTERPRISE,
    SOURCE_PROXY, /* this and all that follow are lists */
    SOURCE_HARDSHIP,
    SOURCE_CADRE,
    SOURCE_CAPABLE,
    SOURCE_MIGRANT,
    SOURCE_REFUSED,
    SOURCE_EXEMPT,
    SOURCE_ELSEWHERE,
    SOURCES
};

extern const char *const source_name[SOURCES];

/* The source of that name, or -1. */
int source_parse(struct slice s);

/* The source that --as VALUE names; a name that is none ends the filter with status 2, and the
 * sources are listed. */
int source_of_option(const char *value);

static inline bool
source_is_list(enum source source)
{
    return source >= SOURCE_PROXY;
}

/* The tag that every record of a list carries. */
uint32_t source_tag(enum source source);

/* What a column of a source says. */
enum item {
    ITEM_ID,
    ITEM_NAME,
    ITEM_TOWN,
    ITEM_VILLAGE,
    ITEM_STATUS,
    ITEM_CATEGORY,
    ITEM_GRADE,
    ITEM_PAID_PREV,
    ITEM_PAID,
    ITEM_UPDATED,
    ITEM_WORKERS,
    ITEM_INSURED_WORKERS,
    ITEM_SINCE,
    ITEMS
};

#endif
