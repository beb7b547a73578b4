/* Packs records of one header: as they come from the reader, into the form of packed.h. */
#ifndef CANBAO_PACKER_H
#define CANBAO_PACKER_H

#include "base/dict.h"
#include "stream/reader.h"
#include "values/record.h"
#include "values/tag_set.h"

struct packer {
    size_t column[COLUMNS]; /* of the reader, where each of normalize's is */
    size_t *other;          /* columns that are none of these, nor the id_hash */
    size_t others;
    int hash_column; /* of id_hash, or -1 */
    bool in_order;   /* resident to insured_workers stand side by side */
    struct tag_names tags;
    struct dict areas;     /* town TAB village, the first ones that came */
    uint32_t *town_length; /* by their number */
    size_t town_room;
    char *buffer;
    size_t room;
};

/* Finds the columns; without all that normalize writes the data is refused (status 1). packer_free
 * frees what it holds. */
void packer_start(struct packer *k, const struct reader *r);

/* The hash of the reader's record's ID, which must have 18 characters (else
 * status 1). Asked before it is packed. */
uint64_t packer_hash(const struct packer *k, const struct reader *r);

/* Packs the reader's record; a field that is none of its column's values ends the filter with
 * status 1. The bytes are the packer's, valid until the next call. */
struct slice packer_pack(struct packer *k, const struct reader *r);

/* Frees what it holds; nothing packed can be unpacked any more. */
void packer_free(struct packer *k);

#endif
