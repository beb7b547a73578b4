/* A source's file as it is written, cell by cell, with what clerks and spreadsheets do to cells. */
#ifndef CANBAO_SHEET_H
#define CANBAO_SHEET_H

#include "bytes/output.h"
#include "people.h"
#include "values/amount.h"

struct sheet {
    const struct county *county;
    struct output out;
    char *path;
    bool quoted, begun;
    uint64_t rows;
};

static inline void
cell(struct sheet *s, struct slice text)
{
    bool quoted = s->quoted || memchr(text.p, ',', text.n);

    if (s->begun)
        output_text(&s->out, ",");
    s->begun = true;
    if (quoted)
        output_text(&s->out, "\"");
    output_put(&s->out, text);
    if (quoted)
        output_text(&s->out, "\"");
}

static inline void
cell_text(struct sheet *s, const char *text)
{
    cell(s, slice_of(text));
}

static inline void
cell_number(struct sheet *s, uint64_t number)
{
    char text[AMOUNT_TEXT], *end = whole_print(text, (int64_t)number);

    cell(s, (struct slice){text, (size_t)(end - text)});
}

static inline void
cell_day(struct sheet *s, unsigned year, struct dice *d, bool clean)
{
    char text[DATE_TEXT],
        *end = date_print(text, date_of(year, 1 + dice_of(d, 11), 1 + dice_of(d, 28)));

    if (!clean && dice_say(d, 100))
        text[4] = text[7] = '/';
    cell(s, (struct slice){text, (size_t)(end - text)});
}

static inline void
end_row(struct sheet *s)
{
    output_text(&s->out, "\r\n");
    s->begun = false;
    s->rows++;
}

static inline void
cell_name(struct sheet *s, const struct person *p)
{
    static const char *const surname[] = {"王", "李", "张", "刘", "陈",   "杨", "黄",
                                          "吴", "赵", "汪", "程", "胡",   "方", "余",
                                          "金", "朱", "叶", "戴", "欧阳", "洪", "㛃"};
    static const char *const given[] = {"伟",   "芳",   "娜",   "秀英", "敏",   "静",   "丽",
                                        "强",   "磊",   "军",   "勇",   "艳",   "杰",   "娟",
                                        "桂英", "建国", "小红", "志强", "玉兰", "子涵", "䶮"};
    enum { SURNAMES = sizeof surname / sizeof surname[0], GIVEN = sizeof given / sizeof given[0] };
    char text[32];

    snprintf(text, sizeof text, "%s%s", surname[p->surname % SURNAMES], given[p->given % GIVEN]);
    cell_text(s, text);
}

static inline void
cells_area(struct sheet *s, const struct person *p, struct dice *d)
{
    const struct county *c = s->county;

    cell(s, c->town[p->area]);
    cell(s, !c->clean && dice_say(d, 300) ? c->formal[p->area] : c->village[p->area]);
}

/* The ID in full-width characters. */
static inline void
put_wide(char *to, const char id[ID_LENGTH + 1])
{
    for (; *id; id++, to += 3) {
        to[0] = '\xef';
        to[1] = '\xbc';
        to[2] = (char)(0x80 | (*id - 0x20));
    }
    *to = '\0';
}

/* The ID as clerks write it and spreadsheets leave it. */
static inline void
cell_id(struct sheet *s, const struct person *p, struct dice *d)
{
    const char *id = p->id;
    uint32_t of_1000 = dice_of(d, 1000);
    char text[ID_LENGTH * 3 + 1];

    if (s->county->clean)
        of_1000 = 1000;
    snprintf(text, sizeof text, "%s", id);
    if (of_1000 < 2) /* a digit mistaken for another */
        text[16] = text[16] == '9' ? '0' : (char)(text[16] + 1);
    else if (of_1000 < 3)
        snprintf(text, sizeof text, "%c.%.5sE+17", id[0], id + 1);
    else if (of_1000 < 6)
        put_wide(text, id);
    else if (of_1000 < 9)
        snprintf(text, sizeof text, "'%s", id);
    else if (of_1000 < 12)
        snprintf(text, sizeof text, "%.6s %.8s %s ", id, id + 6, id + 14);
    else if (of_1000 < 14 && memcmp(id + 6, "19", 2) == 0)
        snprintf(text, sizeof text, "%.6s%.9s", id, id + 8);
    else if (of_1000 < 300 && id[17] == 'X')
        text[17] = 'x';
    cell_text(s, text);
}

static inline void
cell_paid(struct sheet *s, uint32_t yuan, struct dice *d)
{
    char text[AMOUNT_TEXT];

    if (s->county->clean || !dice_say(d, 50))
        cell_number(s, yuan);
    else {
        snprintf(text, sizeof text, yuan < 1000 ? "%u.00" : "%u,%03u.00",
                 yuan < 1000 ? yuan : yuan / 1000, yuan % 1000);
        cell_text(s, text);
    }
}

#endif
