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

void
private_file_start(struct output *o, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct stat about;

    if (fd < 0 || fstat(fd, &about) < 0 || (S_ISREG(about.st_mode) && fchmod(fd, 0600) < 0))
        fail_system(path, "cannot make this file");
    output_start(o, fd, path);
}
