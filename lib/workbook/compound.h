/* A compound file ([MS-CFB]): streams with names, each a chain of sectors. */
#ifndef CANBAO_COMPOUND_H
#define CANBAO_COMPOUND_H

#include "workbook/extents.h"

struct compound;

/* Reads the tables and the directory of the file in fd, which must live as long as its name
 * `file`; NULL where they make no sense. What they take in memory is bounded by the file's size,
 * whatever they say. */
struct compound *compound_open(int fd, const char *file);

/* Finds the stream of that name, in whatever letters, that lies at the top of the directory: its
 * bytes as far as its chain goes. Other objects may be embedded below. */
bool compound_find(struct compound *c, const char *name, struct extents *stream);

void compound_close(struct compound *c);

#endif
