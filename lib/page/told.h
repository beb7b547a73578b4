/* What a run tells of itself: run.tsv and summary.tsv of county-report's results, the tally of
 * normalize, the list of merged records. No person is kept. */
#ifndef CANBAO_TOLD_H
#define CANBAO_TOLD_H

#include "base/dict.h"
#include "stream/reader.h"
#include "values/reason.h"

enum { TOLD_CELLS = 6 };

/* The wanted columns of a small table, as they may be shown; kept as long as the process lives. */
struct told_rows {
    struct slice (*row)[TOLD_CELLS];
    size_t count, room;
};

/* Rejected rows by file and reason. */
struct told_rejects {
    struct dict files;
    uint64_t (*file)[REASONS]; /* by number of the file; of REASON_NONE all that were read */
    size_t room;
};

/* Records that were merged into others, and how many of them differ from these. */
struct told_merged {
    uint64_t records, name_conflict, double_resident;
};

/* Adds the named columns of all records; the names end in NULL. */
void told_rows_read(struct told_rows *t, struct reader *r, const char *const *columns);

/* Reads a tally as normalize --tally or tally-rejects writes it; files by the last part of their
 * names. Another file is refused with status 1. */
void told_rejects_read(struct told_rejects *t, const char *path);

/* Counts the records of dedupe-by-id-hash --duplicates. */
void told_merged_read(struct told_merged *t, struct reader *r);

#endif
