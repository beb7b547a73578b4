#include "bytes/temporary.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

const char *
temporary_directory(void)
{
    const char *from_user = getenv("TMPDIR");

    return from_user && from_user[0] ? from_user : "/tmp";
}

/* A file system without O_TMPFILE gets a name for a moment. */
int
temporary_file(const char *directory)
{
    int file = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    char *name;

    if (file >= 0)
        return file;
    name = memory_new(strlen(directory) + sizeof "/canbao-XXXXXX", 1);
    sprintf(name, "%s/canbao-XXXXXX", directory);
    file = mkostemp(name, O_CLOEXEC);
    if (file < 0 || unlink(name) < 0)
        fail_system(directory, "cannot make a temporary file");
    free(name);
    return file;
}
