/* Two directories change places in one step: whoever looks sees both as before or both as after. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

static const char usage[] =
    "usage: swap-directories NEW OLD\n"
    "       swap-directories --help | --version\n"
    "Puts directory NEW in the place of OLD and OLD in the place of NEW, in one\n"
    "step. Where there is no OLD, NEW is renamed to OLD.\n";

static void
answer(const char *text)
{
    if (fputs(text, stdout) == EOF || fflush(stdout) || close(STDOUT_FILENO))
        fail_system("standard output", "cannot write");
}

static void
check_directory(const char *path)
{
    struct stat s;

    if (lstat(path, &s)) {
        if (errno != ENOENT)
            fail_system(path, "cannot look at it");
    } else if (!S_ISDIR(s.st_mode))
        fail(MISUSED, "%s: not a directory", path);
}

/* The directory that holds this one, open: a rename lasts through a
 * power failure once it is synced. */
static int
open_parent(const char *path)
{
    int directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int parent;

    if (directory < 0)
        fail_system(path, "cannot open");
    parent = openat(directory, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0)
        fail_system(path, "cannot open the directory that holds it");
    close(directory);
    return parent;
}

/* Another program may make or remove OLD between the two calls: then the other one is right. */
static void
swap(const char *new, const char *old)
{
    while (renameat2(AT_FDCWD, new, AT_FDCWD, old, RENAME_EXCHANGE)) {
        if (errno == ENOENT && !renameat2(AT_FDCWD, new, AT_FDCWD, old, RENAME_NOREPLACE))
            return;
        if (errno == EINVAL || errno == ENOSYS)
            fail(FAILED,
                 "%s: this file system cannot exchange directories in one step; use another", old);
        if (errno != EEXIST)
            fail_system(old, "cannot be exchanged");
    }
}

/* Some file systems have nothing to sync in a directory and say EINVAL. */
static void
sync_directory(int directory, const char *path)
{
    if (fsync(directory) && errno != EINVAL)
        fail_system(path, "exchanged, but its directory cannot be synced");
    close(directory);
}

int
main(int argc, char **argv)
{
    int from;

    fail_as("swap-directories");
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        answer(usage);
        return DONE;
    }
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        answer("swap-directories (canbao) " CANBAO_VERSION "\n");
        return DONE;
    }
    if (argc != 3)
        fail(MISUSED, "needs two directories; see swap-directories --help");
    check_directory(argv[1]);
    check_directory(argv[2]);
    from = open_parent(argv[1]);
    swap(argv[1], argv[2]);
    sync_directory(from, argv[1]);
    sync_directory(open_parent(argv[2]), argv[2]);
    return DONE;
}
