/* A record in few bytes, as the store holds it, and back. */
#ifndef CANBAO_PACKED_H
#define CANBAO_PACKED_H

#include "stream/reader.h"
#include "stream/store.h"
#include "values/record.h"
#include "values/tag_set.h"

enum { PACKED_ID = 18 };

/* A record of the stream, typed. Slices point to where it was unpacked; each may be read 32 bytes beyond its end. */
struct person {
    char id[32];
    uint64_t hash;
    struct slice kind, sex, birth, name, town, village;
    uint64_t tags; /* a tag set */
    enum standing resident, employee, flexible;
    int64_t grade, paid_prev, paid; /* AMOUNT_NONE where empty; paid in cents */
    uint32_t updated, since;        /* as in date.h */
    int64_t workers, insured_workers, copies;
    size_t input;        /* the number of the FILE it came from */
    struct slice *other; /* the columns canbao does not know */
};

/* How records of one header are packed. */
struct packer {
    size_t column[COLUMNS];
    size_t *other; /* columns that are none of these, nor the id_hash */
    size_t others;
    int hash_column; /* of id_hash, or -1 */
    bool in_order;   /* resident to insured_workers stand side by side */
    struct tag_names tags;
    struct dict areas;     /* town TAB village, the first ones that came */
    uint32_t *town_length; /* by their number */
    size_t town_room;
    char *buffer;
    size_t room;
    char text[32]; /* the birth date of the person last unpacked */
};

/* Finds the columns; without all that normalize writes the data is refused (status 1). */
void packer_start(struct packer *k, const struct reader *r);

/* The hash of the reader's record's ID, which must have 18 characters (else status 1). */
uint64_t packer_hash(const struct packer *k, const struct reader *r);

/* Packs the reader's record; what is not as records.md has it ends the filter with status 1. Valid until the next
 * call. */
struct slice packer_pack(struct packer *k, const struct reader *r);

/* Unpacks into p, whose `other` has room for all others. */
void packer_unpack(struct packer *k, struct slice packed, struct person *p);

/* Of stored records, those of one key adjacent: where the run of the ID at `from` ends. Where IDs share a key it
 * sorts them by ID. */
size_t packer_group(struct stored *items, size_t from, size_t count);

void packer_free(struct packer *k);

#endif
