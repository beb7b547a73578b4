#include "workbook/relations.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "workbook/markup.h"

/* What is looked for, and what was found. */
struct search {
    const char *id, *type;
    char *target, *found_type;
};

static void
on_relationship(void *search, const char *name, const char **attribute)
{
    struct search *s = search;
    const char *id = markup_attribute(attribute, "Id"), *type = markup_attribute(attribute, "Type");
    const char *target = markup_attribute(attribute, "Target");
    const char *last = type ? strrchr(type, '/') : NULL;

    if (s->target || strcmp(name, "Relationship") != 0 || !id || !last || !target)
        return;
    if (s->id ? strcmp(s->id, id) != 0 : strcmp(s->type, last + 1) != 0)
        return;
    s->target = memory_text(slice_of(target));
    s->found_type = memory_text(slice_of(last + 1));
}

/* The part's name that a target means, seen from that part. */
static char *
resolve(const char *part, const char *target)
{
    struct slice rest = slice_of(target), step;
    const char *slash = strrchr(part, '/');
    char *path = memory_new(strlen(part) + rest.n + 2, 1);

    if (rest.n > 0 && rest.p[0] != '/' && slash)
        memcpy(path, part, (size_t)(slash - part));
    while (text_part(&rest, '/', &step)) {
        char *last = strrchr(path, '/');

        if (slice_is(step, SLICE("..")))
            *(last ? last : path) = '\0';
        else if (step.n > 0 && !slice_is(step, SLICE("."))) {
            if (path[0])
                strcat(path, "/");
            strncat(path, step.p, step.n);
        }
    }
    return path;
}

char *
relations_find(struct archive *a, const char *part, const char *id, const char *type)
{
    struct search s = {.id = id, .type = type};
    const char *slash = strrchr(part, '/'), *base = slash ? slash + 1 : part;
    char *path = memory_new(strlen(part) + sizeof "/_rels/.rels", 1), *found = NULL;

    sprintf(path, "%.*s_rels/%s.rels", (int)(base - part), part, base);
    markup_read(a, path, &(struct markup){.start = on_relationship, .context = &s});
    if (s.target && strcmp(s.found_type, type) == 0)
        found = resolve(part, s.target);
    free(path);
    free(s.target);
    free(s.found_type);
    return found;
}
