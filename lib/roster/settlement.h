/* Which rejected rows came back mended: those that another file of their source has again, in a
 * row that is accepted. Files go by number from 0, the rows of a file by the line on which they
 * begin. */
#ifndef CANBAO_SETTLEMENT_H
#define CANBAO_SETTLEMENT_H

#include "base/slice.h"

struct settlement;

struct settlement *settlement_new(size_t files);

/* A row of the file on that line was rejected. Its key is empty where nobody could know it again.
 * The rows of one file follow one another, and all files come before the first that came back. */
void settlement_reject(struct settlement *s, size_t file, uint64_t line, struct slice key);

/* How often the file came back: the rows of one that did so twice are rejects of one that did so
 * once, where it must be known which of several they are. Before it is told, never. */
void settlement_came_back(struct settlement *s, size_t file, size_t times);

/* The row of the file on that line says that it is the rejected row of that key in another file. */
void settlement_return(struct settlement *s, size_t file, uint64_t line, struct slice key);

/* Settles all: a row is accepted when no reject of it is left unmended; then it mends the one
 * rejected row that it is. Where there are several, it is the one in a file that came back once
 * less often; if there are several of these, none is mended. */
void settlement_settle(struct settlement *s);

struct settlement_file {
    size_t rejects, mended;
    size_t doubts; /* rows that came back, were accepted and may be any of several rejected ones */
};

struct settlement_file settlement_of(const struct settlement *s, size_t file);

/* Whether the n-th reject of the file, from 0, is mended. */
bool settlement_is_mended(const struct settlement *s, size_t file, size_t n);

void settlement_free(struct settlement *s);

#endif
