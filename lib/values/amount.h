/* Sums of money in cents, and whole numbers; never floating point. */
#ifndef CANBAO_AMOUNT_H
#define CANBAO_AMOUNT_H

#include "base/slice.h"

enum {
    AMOUNT_NONE = -1,
    AMOUNT_BAD = -2,
    AMOUNT_CENTS = 100 /* in a yuan */,
    AMOUNT_TEXT = 20 /* longest text of an amount */
};

/* Reads a tidied cell as people write yuan: half-width; a leading ¥ or ￥, a final 元, 圆 or 块 and
 * blanks around the number are dropped; then digits, commas only before groups of three, at most 12
 * digits before the point, at most two significant ones behind it. Cents, AMOUNT_NONE for an empty
 * cell, AMOUNT_BAD for any other. `scratch` has room for s.n bytes. */
int64_t amount_read(struct slice s, char *scratch);

/* The same for a whole number: its value. */
int64_t whole_read(struct slice s, char *scratch);

/* The same for a grade in whole yuan, behind which a unit (元 圆 块 档 元档 档次 元档次 元/年
 * 元/人) may follow, and behind that whatever begins with a bracket. */
int64_t grade_read(struct slice s, char *scratch);

/* Reads a value of the stream: digits, at most two behind a point.
 * Cents, AMOUNT_NONE, AMOUNT_BAD. */
int64_t amount_parse(struct slice s);

/* Reads a whole number of the stream, up to 15 digits. */
int64_t whole_parse(struct slice s);

/* Writes yuan with at most two decimals and no trailing zeros; nothing for AMOUNT_NONE. At most
 * AMOUNT_TEXT bytes. Returns the end. */
char *amount_print(char *p, int64_t cents);
char *whole_print(char *p, int64_t value);

#endif
