#include "values/record.h"

#include "base/text.h"

const char *const column_name[COLUMNS] = {
    "id",        "kind",
    "name",      "sex",
    "birth",     "town",
    "village",   "tags",
    "resident",  "employee",
    "flexible",  "grade",
    "paid_prev", "paid",
    "updated",   "flexible_since",
    "workers",   "insured_workers",
    "copies",
};

const char *const standing_name[STANDINGS] = {"", "ended", "paused", "receiving", "active"};

const char *const tag_name[TAGS] = {
    "area_unknown", "cadre",    "capable",    "deceased",  "double_resident", "elsewhere",
    "exempt",       "hardship", "migrant",    "moved_out", "name_conflict",   "proxy",
    "refused",      "registry", "suspect_id", "was_proxy",
};

static int
find(struct slice s, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (slice_is(s, slice_of(names[i])))
            return i;
    return -1;
}

int
standing_parse(struct slice s)
{
    static const signed char of_length[10] = {
        [0] = STANDING_NONE,
        [5] = STANDING_ENDED,
        [6] = STANDING_ACTIVE,
        [9] = STANDING_RECEIVING,
    };
    int standing;

    if (s.n == 0)
        return STANDING_NONE;
    standing = s.n >= sizeof of_length ? STANDING_NONE : of_length[s.n];
    if (standing == STANDING_ACTIVE && s.p[0] == 'p')
        standing = STANDING_PAUSED;
    return standing && memcmp(s.p, standing_name[standing], s.n) == 0 ? standing : -1;
}

struct slice
standing_text(enum standing standing)
{
    static const unsigned char length[STANDINGS] = {0, 5, 6, 9, 6};

    return (struct slice){standing_name[standing], length[standing]};
}

int
tag_parse(struct slice s)
{
    return find(s, tag_name, TAGS);
}

uint32_t
tags_parse(struct slice s)
{
    uint32_t tags = 0;
    struct slice part;

    while (s.n > 0 && text_part(&s, ',', &part)) {
        int tag = tag_parse(part);

        if (tag >= 0)
            tags |= TAG_BIT(tag);
    }
    return tags;
}

char *
tags_print(char *p, uint32_t tags)
{
    static const unsigned char length[TAGS] = {12, 5, 7, 8, 15, 9, 6, 8, 7, 9, 13, 5, 7, 8, 10, 9};

    while (tags) {
        int tag = __builtin_ctz(tags);

        memcpy(p, tag_name[tag], length[tag]);
        p += length[tag];
        tags &= tags - 1;
        if (tags)
            *p++ = ',';
    }
    return p;
}
