#include "base/shipped.h"

#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/memory.h"

enum { PATH = 4096 };

/* The directory of the pipelines, seen from that of the executable. */
static const char *const places[] = {
    "../pipelines",
    "../../../pipelines",
    "../share/canbao",
    NULL,
};

const char *
shipped_path(const char *name)
{
    char self[PATH];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

    while (n > 0 && self[n - 1] != '/')
        n--;
    for (const char *const *place = places; n > 0 && *place; place++) {
        size_t length = (size_t)n + strlen(*place) + strlen(name) + sizeof "/";
        char *path = memory_keep(length);

        snprintf(path, length, "%.*s%s/%s", (int)n, self, *place, name);
        if (access(path, F_OK) == 0)
            return path;
    }
    return NULL;
}
