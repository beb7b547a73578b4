#include "bytes/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/fail.h"

void
private_file_directory(const char *path)
{
    if (mkdir(path, 0700) < 0 && errno != EEXIST)
        fail_system(path, "cannot make this directory");
}

int
private_file_make(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct stat about;

    if (fd < 0 || fstat(fd, &about) < 0 || (S_ISREG(about.st_mode) && fchmod(fd, 0600) < 0))
        fail_system(path, "cannot make this file");
    return fd;
}

void
private_file_start(struct output *o, const char *path)
{
    output_start(o, private_file_make(path), path);
}
