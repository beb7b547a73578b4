/* The strings that a workbook's cells share, by number. */
#ifndef CANBAO_SHARED_STRINGS_H
#define CANBAO_SHARED_STRINGS_H

#include "workbook/archive.h"
#include "workbook/string_pool.h"

/* Reads that part; without it (NULL, or none in the archive) the pool is empty. The caller frees
 * it. */
struct string_pool *shared_strings_read(struct archive *a, const char *part);

#endif
