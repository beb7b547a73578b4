#include "values/source.h"

const char *const source_name[SOURCES] = {
    "registry", "resident", "employee", "flexible", "enterprise", "proxy",     "hardship",
    "cadre",    "capable",  "migrant",  "refused",  "exempt",     "elsewhere",
};

int
source_parse(struct slice s)
{
    for (int i = 0; i < SOURCES; i++)
        if (slice_is(s, slice_of(source_name[i])))
            return i;
    return -1;
}

uint32_t
source_tag(enum source source)
{
    return source_is_list(source) ? TAG_BIT(tag_parse(slice_of(source_name[source]))) : 0;
}
