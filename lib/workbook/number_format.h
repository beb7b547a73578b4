/* What a number in a spreadsheet's cell looks like to people, by the cell's number format (ECMA-376
 * part 1, 18.8.30 and 18.8.31). */
#ifndef CANBAO_NUMBER_FORMAT_H
#define CANBAO_NUMBER_FORMAT_H

#include "base/slice.h"

enum number_kind {
    NUMBER_PLAIN,
    NUMBER_PERCENT,
    NUMBER_DATE,
    NUMBER_TIME,     /* of day */
    NUMBER_DURATION, /* hours that go on beyond 24 */
    NUMBER_DATE_TIME,
    NUMBER_PADDED /* the first of the kinds of whole numbers with zeroes in front: this + 2 is 00 */
};

/* The kind of a format that has a code of its own; only its first section counts. */
int number_format_of_code(struct slice code);

/* The kind of one of the built-in formats, by its number. */
int number_format_of_number(unsigned number);

/* The longest text, and the longest kind of padding. */
enum { NUMBER_TEXT = 64, NUMBER_LONGEST_PADDING = 32 };

/* Writes the number as text to `to` and returns its end: a day as 2024-03-05, a time as 08:30:00,
 * both with a space between. Whole days are never lost: with a format of time they come out as a
 * day, or a day and time, but for durations below 10000 days (30:00:00). Others with at most 15
 * digits, as spreadsheets hold them, and with an exponent where they are longer than that
 * (3.41022199001E+17: such a number has lost its last digits) or less than 0.0001. `number` is the
 * text of the file; one that is no number stays as it is, cut off at NUMBER_TEXT. Days count from
 * 1899-12-31 (with the 29 February 1900 that spreadsheets believe in) or from 1904-01-01. */
char *number_format_text(struct slice number, int kind, bool since_1904, char to[NUMBER_TEXT]);

#endif
