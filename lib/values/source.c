#include "values/source.h"

#include "base/options.h"

const char *const source_name[SOURCES] = {
    [SOURCE_REGISTRY] = "registry",     [SOURCE_RESIDENT] = "resident",
    [SOURCE_EMPLOYEE] = "employee",     [SOURCE_FLEXIBLE] = "flexible",
    [SOURCE_ENTERPRISE] = "enterprise", [SOURCE_PROXY] = "proxy",
    [SOURCE_HARDSHIP] = "hardship",     [SOURCE_CADRE] = "cadre",
    [SOURCE_CAPABLE] = "capable",       [SOURCE_MIGRANT] = "migrant",
    [SOURCE_REFUSED] = "refused",       [SOURCE_EXEMPT] = "exempt",
    [SOURCE_ELSEWHERE] = "elsewhere",
};

int
source_parse(struct slice s)
{
    for (int i = 0; i < SOURCES; i++)
        if (slice_is(s, slice_of(source_name[i])))
            return i;
    return -1;
}

int
source_of_option(const char *value)
{
    enum { NAME = 16 /* the longest name and a blank */ };
    int source = source_parse(slice_of(value));
    char text[(SOURCES + 1) * NAME], *end = stpcpy(text, "is no source:");

    if (source >= 0)
        return source;
    for (int i = 0; i < SOURCES; i++)
        end = stpcpy(stpcpy(end, " "), source_name[i]);
    options_refuse("as", value, text);
}

/* The tag of a list is called as the list is. */
uint32_t
source_tag(enum source source)
{
    return source_is_list(source) ? TAG_BIT(tag_parse(slice_of(source_name[source]))) : 0;
}
