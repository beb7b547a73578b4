#include "roster/entry.h"

#include "bytes/output.h"
#include "values/amount.h"
#include "values/date.h"

/* The columns from resident on, of a source that is no list. */
static char *
print_schemes(char *p, const struct entry *e, enum source source)
{
    struct slice standing = standing_text(e->standing);

    if (source == SOURCE_RESIDENT)
        p = put(p, standing);
    *p++ = '\t';
    if (source == SOURCE_EMPLOYEE || source == SOURCE_ENTERPRISE)
        p = put(p, standing);
    *p++ = '\t';
    if (source == SOURCE_FLEXIBLE)
        p = put(p, standing);
    *p++ = '\t';
    p = whole_print(p, e->grade);
    *p++ = '\t';
    p = amount_print(p, e->paid_prev);
    *p++ = '\t';
    p = amount_print(p, e->paid);
    *p++ = '\t';
    if (e->updated)
        p = date_print(p, e->updated);
    *p++ = '\t';
    if (e->since)
        p = date_print(p, e->since);
    *p++ = '\t';
    p = whole_print(p, e->workers);
    *p++ = '\t';
    return whole_print(p, e->insured_workers);
}

/* The eight digits of the ID as YYYY-MM-DD. */
static char *
print_birth(char *p, const char *digits)
{
    memcpy(p, digits, 4);
    p[4] = p[7] = '-';
    memcpy(p + 5, digits + 4, 2);
    memcpy(p + 8, digits + 6, 2);
    return p + DATE_TEXT;
}

char *
entry_print(char *p, const struct entry *e, enum source source)
{
    p = put(p, (struct slice){e->id.text, ID_LENGTH});
    if (source == SOURCE_ENTERPRISE)
        p = put(p, SLICE("\tenterprise\t"));
    else
        p = put(p, SLICE("\tperson\t"));
    p = put_near(p, e->name);
    *p++ = '\t';
    if (source == SOURCE_ENTERPRISE)
        *p++ = '\t';
    else {
        *p++ = e->id.female ? 'F' : 'M';
        *p++ = '\t';
        p = print_birth(p, e->id.text + 6);
    }
    *p++ = '\t';
    p = put_near(p, e->area.town);
    *p++ = '\t';
    p = put_near(p, e->area.village);
    *p++ = '\t';
    p = tags_print(p, e->tags);
    *p++ = '\t';
    if (source_is_list(source) || source == SOURCE_REGISTRY)
        p = put(p, SLICE("\t\t\t\t\t\t\t\t\t"));
    else
        p = print_schemes(p, e, source);
    return put(p, SLICE("\t1\n"));
}
