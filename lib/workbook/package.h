/* A workbook's archive on its way out, part by part. This module alone knows minizip's writer.
 *
 * A failed write or close ends the filter with status 3. The same parts give the same bytes: every
 * part carries the same day, 1980-01-01. */
#ifndef CANBAO_PACKAGE_H
#define CANBAO_PACKAGE_H

#include "base/slice.h"

struct package;

/* The largest part, before it is packed: beyond it, some programs read no archive. */
#define PACKAGE_PART UINT64_C(4000000000)

/* Makes the file (mode 0600), which loses what it held. The path must live as long. */
struct package *package_create(const char *path);

/* Starts a part; the one before is complete. */
void package_part(struct package *p, const char *name);

/* The next bytes of the part, which stays below PACKAGE_PART. */
void package_put(struct package *p, struct slice bytes);

/* Writes the archive's directory, closes the file and frees. */
void package_close(struct package *p);

#endif
