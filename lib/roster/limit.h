/* How many rows of a file may be rejected before the file is refused. */
#ifndef CANBAO_LIMIT_H
#define CANBAO_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum { LIMIT_TEXT = 32 };

struct limit {
    uint64_t number; /* rows, or hundredths of a per cent */
    bool is_share;
};

/* Reads N, or P% with at most two decimals. False where it is neither. */
bool limit_parse(struct slice s, struct limit *limit);

/* The limit as limit_parse takes it, into text of LIMIT_TEXT bytes. */
struct slice limit_print(char *text, const struct limit *limit);

/* The most rejects that a file of so many rows may have. A limit counts from 20 rows on; of fewer
 * one must be right. */
uint64_t limit_allows(const struct limit *limit, uint64_t rows);

#endif
