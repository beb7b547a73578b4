/* Merged records out: id_hash first, or where the header has it, then the reader's columns as they are. */
#ifndef CANBAO_PERSON_WRITER_H
#define CANBAO_PERSON_WRITER_H

#include "bytes/output.h"
#include "stream/packed.h"

struct person_writer {
    struct output out;
    struct reader *reader;
    const struct packer *packer;
    int *
        meaning; /* of each column of the reader: an enum column, COLUMNS for id_hash, above it others */
    size_t
        in_order; /* the column where all of normalize stand in their order; the column count: nowhere */
};

enum { HASH_TEXT = 16 };

/* Writes a hash as 16 hexadecimal digits and returns the end. */
char *hash_print(char *p, uint64_t hash);

/* Writes and flushes the header to standard output. */
void person_writer_open(struct person_writer *w, struct reader *r, const struct packer *k);

/* Writes a record and counts it as written for its input. */
void person_write(struct person_writer *w, const struct person *who);

void person_writer_close(struct person_writer *w);

#endif
