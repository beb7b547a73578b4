#include "values/record.h"

#include "base/text.h"

const char *const column_name[COLUMNS] = {
    [COLUMN_ID] = "id",
    [COLUMN_KIND] = "kind",
    [COLUMN_NAME] = "name",
    [COLUMN_SEX] = "sex",
    [COLUMN_BIRTH] = "birth",
    [COLUMN_TOWN] = "town",
    [COLUMN_VILLAGE] = "village",
    [COLUMN_TAGS] = "tags",
    [COLUMN_RESIDENT] = "resident",
    [COLUMN_EMPLOYEE] = "employee",
    [COLUMN_FLEXIBLE] = "flexible",
    [COLUMN_GRADE] = "grade",
    [COLUMN_PAID_PREV] = "paid_prev",
    [COLUMN_PAID] = "paid",
    [COLUMN_UPDATED] = "updated",
    [COLUMN_FLEXIBLE_SINCE] = "flexible_since",
    [COLUMN_WORKERS] = "workers",
    [COLUMN_INSURED_WORKERS] = "insured_workers",
    [COLUMN_COPIES] = "copies",
};

static const struct slice standing_name[STANDINGS] = {
    [STANDING_NONE] = SLICE_ROW(""),         [STANDING_ENDED] = SLICE_ROW("ended"),
    [STANDING_PAUSED] = SLICE_ROW("paused"), [STANDING_RECEIVING] = SLICE_ROW("receiving"),
    [STANDING_ACTIVE] = SLICE_ROW("active"),
};

const struct slice tag_name[TAGS] = {
    [TAG_AREA_UNKNOWN] = SLICE_ROW("area_unknown"),
    [TAG_CADRE] = SLICE_ROW("cadre"),
    [TAG_CAPABLE] = SLICE_ROW("capable"),
    [TAG_DECEASED] = SLICE_ROW("deceased"),
    [TAG_DOUBLE_RESIDENT] = SLICE_ROW("double_resident"),
    [TAG_ELSEWHERE] = SLICE_ROW("elsewhere"),
    [TAG_EXEMPT] = SLICE_ROW("exempt"),
    [TAG_HARDSHIP] = SLICE_ROW("hardship"),
    [TAG_MIGRANT] = SLICE_ROW("migrant"),
    [TAG_MOVED_OUT] = SLICE_ROW("moved_out"),
    [TAG_NAME_CONFLICT] = SLICE_ROW("name_conflict"),
    [TAG_PROXY] = SLICE_ROW("proxy"),
    [TAG_REFUSED] = SLICE_ROW("refused"),
    [TAG_REGISTRY] = SLICE_ROW("registry"),
    [TAG_SUSPECT_ID] = SLICE_ROW("suspect_id"),
    [TAG_WAS_PROXY] = SLICE_ROW("was_proxy"),
};

static int
find(struct slice s, const struct slice *names, int count)
{
    for (int i = 0; i < count; i++)
        if (slice_is(s, names[i]))
            return i;
    return -1;
}

int
standing_parse(struct slice s)
{
    return find(s, standing_name, STANDINGS);
}

struct slice
standing_text(enum standing standing)
{
    return standing_name[standing];
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
    while (tags) {
        struct slice name = tag_name[__builtin_ctz(tags)];

        memcpy(p, name.p, name.n);
        p += name.n;
        tags &= tags - 1;
        if (tags)
            *p++ = ',';
    }
    return p;
}
