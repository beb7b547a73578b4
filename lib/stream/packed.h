/* The form of a record in few bytes, as the store holds it: written by packer, read by unpacker.
 *
 * Flags (PACKED_FLAGS bytes), the ID, tags and name, then what the flags name, in their order.
 * Numbers are in groups of 7 bits, the lowest first; texts are their length and bytes. */
#ifndef CANBAO_PACKED_H
#define CANBAO_PACKED_H

#include "stream/stored.h"

enum { PACKED_FLAGS = 2 };

enum packed_flag {
    PACKED_SHORT_ID = 1,   /* 8 bytes: 17 digits and a check character; else its 18 characters */
    PACKED_OF_ID = 2,      /* a person whose sex and birth are those of the ID */
    PACKED_ENTERPRISE = 4, /* an enterprise, without sex and birth */
    PACKED_KNOWN_AREA = 8, /* its number; else town and village */
    PACKED_RESIDENT = 16,  /* status, grade, paid_prev, paid, updated */
    PACKED_SCHEMES = 32,   /* employee, flexible, flexible_since */
    PACKED_WORKERS = 64,   /* workers, insured_workers */
    PACKED_COPIES = 128,   /* when they are not 1 */
    PACKED_INPUT = 256,    /* when it is not the first */
    PACKED_OTHERS = 512    /* the other columns, when one is filled */
};

static inline unsigned
packed_flags(const char *packed)
{
    return (unsigned char)packed[0] | (unsigned)(unsigned char)packed[1] << 8;
}

/* Writes an ID of 18 characters to p, short if it can be, which it
 * says in *flags; returns the end. */
char *packed_put_id(char *p, const char *id, unsigned *flags);

/* Reads the ID that begins at p into 18 characters; returns the end. */
const char *packed_get_id(const char *p, unsigned flags, char *id);

/* Of stored records, those of one key adjacent: where the run of the ID at `from` ends, at most
 * `count`. Where IDs share a key it sorts them by ID. */
size_t packed_group(struct stored *items, size_t from, size_t count);

#endif
