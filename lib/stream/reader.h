/* Records in: the stream of canbao(7) from several FILEs as if they were one.
 *
 * Lines are found by the marks kernel a buffer at a time; a record is the line where it lies and
 * where its fields stop. Nothing is copied and nothing allocated per record. */
#ifndef CANBAO_READER_H
#define CANBAO_READER_H

#include <stdnoreturn.h>

#include "bytes/account.h"
#include "bytes/input.h"
#include "bytes/output.h"
#include "bytes/window.h"

struct reader {
    /* the record: valid until the next reader_next */
    const char *line; /* without its LF; 64 bytes more may be read */
    size_t length;
    /* Positions of the bytes behind its fields from `base` on; stop[-1] is that before it. */
    const uint32_t *stop;
    const char *base;

    /* the header */
    struct slice header;
    struct slice *name;
    size_t columns;

    /* where it stands */
    char *const *files;
    size_t file_count, file;
    uint64_t number;          /* of the line in its file, from 1 */
    struct account *accounts; /* one a file */
    struct output *flush_first;

    struct input *input;
    struct window in;
    size_t next_field, next_line;
    bool file_ended;
};

/* Opens the stream and reads its header. No FILE, or `-`, stands for standard input. The names must
 * live as long as the reader. What is no header, and no bytes at all, ends the filter with status
 * 1, a FILE that cannot be read with status 3. */
void reader_open(struct reader *r, char *const *files, size_t file_count);

/* The column of that name, or -1. */
int reader_column(const struct reader *r, const char *name);

/* The column of that name; without one the data is refused (status 1). */
size_t reader_need(const struct reader *r, const char *name);

/* Before the reader waits for input it writes what is collected in this output, so
 * that a record is passed on as soon as it is there. The output stays the caller's and
 * must live as long as the reader. */
void reader_flush_first(struct reader *r, struct output *o);

/* The next record, a repeated header left out; it is counted as read. False at the end. A malformed
 * line or damaged gzip ends the filter with status 1, a failed read with status 3. */
bool reader_next(struct reader *r);

/* A field of the record, by its column from 0; valid as the record is. 32 bytes from its begin and
 * behind its end may be read. */
static inline struct slice
reader_field(const struct reader *r, size_t column)
{
    uint32_t from = r->stop[(ptrdiff_t)column - 1] + 1;

    return (struct slice){r->base + from, r->stop[column] - from};
}

/* Refuses the record with what is wrong with a field: `FILE:LINE: NAME: text`, status 1. */
noreturn void reader_refuse(const struct reader *r, size_t column, const char *text);

/* Frees what it holds, the accounts too. At the end of the stream its FILEs are closed already. */
void reader_close(struct reader *r);

#endif
