/* Merged records out: id_hash first, or where the header has it, then
 * the reader's columns as they are. */
#ifndef CANBAO_PERSON_WRITER_H
#define CANBAO_PERSON_WRITER_H

#include "bytes/output.h"
#include "stream/packer.h"
#include "stream/person.h"

struct person_writer {
    struct output out;
    struct reader *reader;
    const struct packer *packer;

    /* Of each column of the reader: an enum column, COLUMNS for id_hash, above it others. */
    int *meaning;

    /* The column from which all of normalize stand in their order; the column count: nowhere. */
    size_t in_order;
};

/* Writes and flushes the header to standard output. Both must stay open as long
 * as the writer; person_writer_close frees the rest. A failed write ends the
 * filter with status 3, here and below. */
void person_writer_open(struct person_writer *w, struct reader *r, const struct packer *k);

/* Writes a record, whose fields are as unpacker_unpack or merge_add left them, and counts it as
 * written for the FILE it came from. */
void person_writer_record(struct person_writer *w, const struct person *who);

/* Closes standard output and frees; reader and packer stay. */
void person_writer_close(struct person_writer *w);

#endif
