/* How far a filter is, told at most twice a second: on a terminal in one line that is written over,
 * else line by line. */
#ifndef CANBAO_PROGRESS_H
#define CANBAO_PROGRESS_H

#include <stdint.h>

/* From now on it is told; before, the others do nothing. */
void progress_start(void);

/* So many records of that input are read, which are this part of it (below 0: not known). */
void progress_show(const char *input, uint64_t read, int percent);

/* Clears the line on the terminal. */
void progress_end(void);

#endif
