/* CSV as spreadsheets write it (RFC 4180 and what they make of it), as rows of UTF-8 cells. The
 * separator is a comma, or TAB or semicolon where that was asked for.
 *
 * A row without quotes, and one whose quoted cells hold neither quote nor line break, is split
 * where the marks kernel found separators; all others are libcsv's to judge. A cell is quoted only
 * if its first byte is the quote; blanks are part of a cell; CR, LF or CR LF outside quotes ends a
 * row. Lines are counted by the same rule, inside quotes too. */
#ifndef CANBAO_ROWS_H
#define CANBAO_ROWS_H

#include "base/fail.h"
#include "bytes/account.h"
#include "bytes/decoded.h"
#include "bytes/output.h"

enum row_fault {
    ROW_SOUND,
    ROW_BAD_ENCODING, /* bytes that are not of the file's encoding */
    ROW_BAD_QUOTE     /* text after a closing quote; the last cell is the rest of that line */
};

struct row {
    const struct slice *cell; /* valid until the next row; 32 bytes behind each may be read */
    size_t cells;
    uint64_t line;  /* on which the row starts, from 1 */
    uint64_t lines; /* how many it has: more than one where cells hold line ends */
    enum row_fault fault;
    size_t fault_cell;
    bool odd; /* some cell may hold a blank, a control or a full-width character */
};

struct rows;

/* Opens FILE (`-`: standard input). A cell over 1 MiB, a quote left open, a row over 16 MiB end the
 * filter with `refusal`, naming the line on which it began. The account (its reader's progress is
 * shown) and the output (flushed before the reader waits) may be NULL. */
struct rows *rows_open(const char *file, enum status refusal, const struct account *account,
                       struct output *flush_first);

/* The next row, blank ones too. False at the end. */
bool rows_next(struct rows *r, struct row *row);

/* Whether nobody sees anything in any cell of the row. */
bool rows_is_blank(const struct row *row);

enum encoding rows_encoding(const struct rows *r);

/* Starts again from the first row in that encoding (ENCODING_OPEN: decide) and with that separator.
 * Only before rows_settle. */
void rows_restart(struct rows *r, enum encoding encoding, char separator);

char rows_separator(const struct rows *r);

/* How many lines end within a cell, by the rule by which they are counted. */
uint64_t rows_lines(struct slice cell);

/* Whether CR alone ended the row that was given last. */
bool rows_end_in_cr(const struct rows *r);

/* The file's first bytes, before they were decoded; whether there are no others. Only before
 * rows_settle. */
struct slice rows_first(const struct rows *r, bool *whole);

/* Ends the time in which rows_restart may be called, and with it the keeping of all bytes. */
void rows_settle(struct rows *r);

void rows_close(struct rows *r);

/* For the test that holds both ways of splitting together: give every row to libcsv from now on. */
void rows_use_libcsv(bool only);

#endif
