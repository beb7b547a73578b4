/* Files and directories that show persons: nobody but the owner may read them. */
#ifndef CANBAO_PRIVATE_FILE_H
#define CANBAO_PRIVATE_FILE_H

#include "bytes/output.h"

/* Makes a directory (mode 0700) where there is none of that name. */
void private_file_directory(const char *path);

/* Makes a file (mode 0600, also where it was there), which loses what it held, and opens it to be
 * written. */
int private_file_make(const char *path);

/* Starts an output on such a file. The path must live as long. */
void private_file_start(struct output *o, const char *path);

#endif
