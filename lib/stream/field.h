/* Fields of a record as typed values; one that is none ends the filter with status 1, naming file,
 * line and column. */
#ifndef CANBAO_FIELD_H
#define CANBAO_FIELD_H

#include "base/memo.h"
#include "stream/reader.h"
#include "values/amount.h"
#include "values/record.h"

/* Whether the kind is that of a person, else of an enterprise. */
static inline bool
field_is_person(const struct reader *r, size_t column)
{
    struct slice kind = reader_field(r, column);

    if (slice_is(kind, SLICE("person")))
        return true;
    if (!slice_is(kind, SLICE("enterprise")))
        reader_refuse(r, column, "must be person or enterprise");
    return false;
}

/* A status in a scheme, empty allowed. */
static inline enum standing
field_standing(const struct reader *r, size_t column)
{
    struct slice s = reader_field(r, column);
    int standing = s.n ? standing_parse(s) : STANDING_NONE;

    if (standing < 0)
        reader_refuse(r, column, "must be empty, active, paused, ended or receiving");
    return (enum standing)standing;
}

/* The set of the known tags among the record's, a TAG_BIT each; others are passed over. The memo is
 * of this column alone. */
uint32_t field_tags(const struct reader *r, size_t column, struct memo *memo);

/* As field_amount, field_whole and field_date, of a field that is not empty. */
int64_t field_filled_amount(const struct reader *r, size_t column);
int64_t field_filled_whole(const struct reader *r, size_t column);
uint32_t field_filled_date(const struct reader *r, size_t column);

/* Yuan in cents, AMOUNT_NONE if empty. */
static inline int64_t
field_amount(const struct reader *r, size_t column)
{
    return reader_field(r, column).n ? field_filled_amount(r, column) : AMOUNT_NONE;
}

/* A whole number, AMOUNT_NONE if empty. */
static inline int64_t
field_whole(const struct reader *r, size_t column)
{
    return reader_field(r, column).n ? field_filled_whole(r, column) : AMOUNT_NONE;
}

/* A count: a whole number of up to 18 digits, never empty. */
int64_t field_count(const struct reader *r, size_t column);

/* A day as in date.h, 0 if empty. */
static inline uint32_t
field_date(const struct reader *r, size_t column)
{
    return reader_field(r, column).n ? field_filled_date(r, column) : 0;
}

#endif
