/* Tables that were put below one another in one file: a row that is a header again. */
#ifndef CANBAO_SECOND_HEADER_H
#define CANBAO_SECOND_HEADER_H

#include "roster/roster.h"

/* Ends the filter with status 1 where the rejected row is a header that has a known column where the
 * file's own header has it not, or another column where that has a known one: the rows below would be
 * read wrongly. A header that says the same again does nothing. */
void second_header_check(const struct roster *r, const struct headers *headers,
                         const struct row *row);

#endif
