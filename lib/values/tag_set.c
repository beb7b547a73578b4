#include "values/tag_set.h"

#include <stdlib.h>

#include "base/text.h"

static int64_t
look_up(struct slice s, const void *context)
{
    struct dict *unknown = (struct dict *)(uintptr_t)context;
    uint64_t set = 0;
    struct slice part;

    while (s.n > 0 && text_part(&s, ',', &part)) {
        int tag = tag_parse(part);

        if (part.n == 0)
            continue;
        if (tag < 0)
            tag = TAGS + (int)dict_put(unknown, part);
        if (tag < 64)
            set |= UINT64_C(1) << tag;
    }
    return (int64_t)set;
}

uint64_t
tag_set_parse(struct tag_names *names, struct slice s, bool *fits)
{
    uint64_t set = (uint64_t)memo_find(&names->memo, s, look_up, &names->unknown);

    *fits = names->unknown.count <= TAG_SET_UNKNOWN;
    return set;
}

size_t
tag_set_room(const struct tag_names *names)
{
    size_t room = TAGS_TEXT;

    for (size_t i = 0; i < names->unknown.count; i++)
        room += names->unknown.text[i].n + 1;
    return room;
}

static int
by_text(const void *a, const void *b)
{
    return slice_order(*(const struct slice *)a, *(const struct slice *)b);
}

char *
tag_set_print(const struct tag_names *names, char *p, uint64_t set)
{
    struct slice text[64];
    size_t count = 0;

    if (set >> TAGS == 0)
        return tags_print(p, (uint32_t)set);
    for (int i = 0; i < 64; i++)
        if (set >> i & 1)
            text[count++] = i < TAGS ? tag_name[i] : names->unknown.text[i - TAGS];
    qsort(text, count, sizeof text[0], by_text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *p++ = ',';
        memcpy(p, text[i].p, text[i].n);
        p += text[i].n;
    }
    return p;
}

void
tag_set_free(struct tag_names *names)
{
    dict_free(&names->unknown);
}
