/* Gzip, unpacked by zlib in a thread of its own while the filter works. Members that follow one
 * another are one stream. This module alone knows zlib. */
#ifndef CANBAO_GUNZIP_H
#define CANBAO_GUNZIP_H

#include "base/slice.h"

struct gunzip;

/* Whether these first two bytes of a file say gzip (RFC 1952). */
static inline bool
gunzip_knows(const char first[2])
{
    return (unsigned char)first[0] == 0x1f && (unsigned char)first[1] == 0x8b;
}

/* Unpacks from fd, of which `begun` has been read already (copied here). `name` is for messages and
 * must live as long. */
struct gunzip *gunzip_start(int fd, struct slice begun, const char *name);

/* Up to room unpacked bytes; 0 at the end of the last member. Packed data that is cut short or
 * corrupt ends the filter with status 1, a read error with status 3, after what came before it. */
size_t gunzip_read(struct gunzip *g, char *buffer, size_t room);

/* Whether gunzip_read would return without waiting. */
bool gunzip_ready(struct gunzip *g);

/* Packed bytes taken from fd so far. */
uint64_t gunzip_taken(struct gunzip *g);

/* At any time: ends the thread, wherever it waits, and frees all. The descriptor stays open. */
void gunzip_close(struct gunzip *g);

#endif
