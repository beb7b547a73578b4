/* The parts of a workbook: a zip archive. This module alone knows minizip.
 *
 * What cannot be read ends the filter: damaged, encrypted or absurdly packed data with status 1. */
#ifndef CANBAO_ARCHIVE_H
#define CANBAO_ARCHIVE_H

#include "base/slice.h"

struct archive;

/* Opens the archive in fd, which must be a file; `file` is for messages. Both must live as long. */
struct archive *archive_open(int fd, const char *file);

/* Its name for messages. */
const char *archive_file(const struct archive *a);

/* Whether there is a part of that name; letters count in either case, \ as /. */
bool archive_has(struct archive *a, const char *part);

/* Starts to read that part; false if there is none. Only one part can be read at a time, each to
 * its end. */
bool archive_start(struct archive *a, const char *part);

/* Up to room bytes of the part; 0 at its end, where its checksum has been compared. */
size_t archive_read(struct archive *a, char *buffer, size_t room);

/* How much of the part has been read, in per cent. */
int archive_percent(const struct archive *a);

void archive_close(struct archive *a);

#endif
