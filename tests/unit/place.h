/* A directory for the files that a check needs. */
#ifndef CANBAO_PLACE_H
#define CANBAO_PLACE_H

#include <ftw.h>
#include <sys/stat.h>

#include "check.h"

static char place_path[] = "/tmp/canbao-unit-XXXXXX";

static inline int
place_remove(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

static inline void
place_end(void)
{
    nftw(place_path, place_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* Makes a fresh directory the working directory; it goes when the program ends. */
static inline void
place_start(void)
{
    if (!mkdtemp(place_path) || chdir(place_path) != 0) {
        perror(place_path);
        exit(1);
    }
    atexit(place_end);
}

/* Writes a file in it. */
static inline void
place_file(const char *name, struct slice bytes)
{
    FILE *file = fopen(name, "w");

    if (!file || (bytes.n > 0 && fwrite(bytes.p, 1, bytes.n, file) != bytes.n) ||
        fclose(file) != 0) {
        perror(name);
        exit(1);
    }
}

#endif
