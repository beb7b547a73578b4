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
        p = output_copy(p, standing);
    *p++ = '\t';
    if (source == SOURCE_EMPLOYEE || source == SOURCE_ENTERPRISE)
        p = output_copy(p, standing);
    *p++ = '\t';
    if (source == SOURCE_FLEXIBLE)
        p = output_copy(p, standing);
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

char *
entry_print(char *p, const struct entry *e, enum source source)
{
    p = output_copy(p, (struct slice){e->id.text, ID_LENGTH});
    if (source == SOURCE_ENTERPRISE)
        p = output_copy(p, SLICE("\tenterprise\t"));
    else
        p = output_copy(p, SLICE("\tperson\t"));
    p = output_copy_near(p, e->name);
    *p++ = '\t';
    if (source == SOURCE_ENTERPRISE)
        *p++ = '\t';
    else {
        *p++ = e->id.female ? 'F' : 'M';
        *p++ = '\t';
        p = date_put_digits(p, e->id.text + 6);
    }
    *p++ = '\t';
    p = output_copy_near(p, e->area.town);
    *p++ = '\t';
    p = output_copy_near(p, e->area.village);
    *p++ = '\t';
    p = tags_print(p, e->tags);
    *p++ = '\t';
    if (source_is_list(source) || source == SOURCE_REGISTRY)
        p = output_copy(p, SLICE("\t\t\t\t\t\t\t\t\t"));
    else
        p = print_schemes(p, e, source);
    return output_copy(p, SLICE("\t1\n"));
}
