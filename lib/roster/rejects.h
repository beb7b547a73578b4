/* Rejected rows: how many for which reason, and the file that hands them back to a clerk. */
#ifndef CANBAO_REJECTS_H
#define CANBAO_REJECTS_H

#include "bytes/output.h"
#include "roster/roster.h"
#include "values/reason.h"

struct rejects {
    uint64_t count[REASONS];
    char *path; /* of the file, NULL where none is wanted */
    bool open;
    struct output out;
    char *mended; /* a cell that was not UTF-8 */
    size_t room;
};

/* The file's path: DIR/<base name of the input, less .gz and .csv>.rejects.csv; standard input's
 * base name is `stdin`. The caller frees it. */
char *rejects_path(const char *dir, const char *input);

/* Starts a file's rejects. With a directory (made if it is not there, mode 0700), a reject file
 * that an earlier run left for this input is removed. */
void rejects_start(struct rejects *j, const char *dir, const char *input);

/* Counts a reject and adds the row to the file, which is made (mode 0600) with the first: UTF-8
 * with byte order mark, CR LF, the roster's header and the row's cells as read, then reason, name
 * of the column at fault (none where column is -1) and line. A row with fewer cells than the header
 * is filled up, so that these three stand where the header says; cells that are too many follow
 * them. Of a row with several ids only that of number `id` is kept, so that mended rows do not
 * bring the others back twice; -1: all are. */
void rejects_add(struct rejects *j, const struct roster *r, const struct row *row,
                 enum reason reason, int column, int id);

/* Closes the file, if there is one. */
void rejects_close(struct rejects *j);

#endif
