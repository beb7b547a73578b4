/* A record of the stream, typed: a person, or an enterprise. */
#ifndef CANBAO_PERSON_H
#define CANBAO_PERSON_H

#include "values/record.h"

/* Slices point to where it was unpacked; each may be read 32 bytes beyond its end. */
struct person {
    char id[32]; /* ID_LENGTH characters; the rest is room for copies in blocks */
    uint64_t hash;
    struct slice kind, sex, birth, name, town, village;
    uint64_t tags; /* a tag set */
    enum standing resident, employee, flexible;
    int64_t grade; /* whole yuan; this and the numbers below are AMOUNT_NONE where empty */
    int64_t paid_prev, paid; /* cents */
    uint32_t updated, since; /* as in date.h, 0 where empty */
    int64_t workers, insured_workers;
    int64_t copies;      /* 1 or more */
    size_t input;        /* the number of the FILE it came from, from 0 */
    struct slice *other; /* the columns canbao does not know; the caller's memory */
};

#endif
