/* Temporary files that have no name: they are gone when they are closed, however the filter ends. */
#ifndef CANBAO_TEMPORARY_H
#define CANBAO_TEMPORARY_H

/* $TMPDIR, else /tmp. */
const char *temporary_directory(void);

/* An open file in that directory, which nobody else can open; status 3 if there can be none. */
int temporary_file(const char *directory);

#endif
