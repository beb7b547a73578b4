#include "workbook/layout.h"

#include "base/memory.h"
#include "base/text.h"
#include "csv/table.h"
#include "values/amount.h"

enum { COLUMN, HEADING, WIDTH, TYPE, NOTE };

/* What a list of choices may have: characters, by the format of workbooks. */
enum { LONGEST_LIST = 255 };

static const char *const columns[] = {[COLUMN] = "column", [HEADING] = "heading", [WIDTH] = "width",
                                      [TYPE] = "type",     [NOTE] = "note",       NULL};

static const char *const types[LAYOUT_TYPES + 1] = {
    [LAYOUT_TEXT] = "text", [LAYOUT_INTEGER] = "integer", [LAYOUT_AMOUNT] = "amount",
    [LAYOUT_DATE] = "date", [LAYOUT_CHOICE] = "choice",
};

static const unsigned width_of[LAYOUT_TYPES] = {
    [LAYOUT_TEXT] = 20, [LAYOUT_INTEGER] = 8, [LAYOUT_AMOUNT] = 12,
    [LAYOUT_DATE] = 12, [LAYOUT_CHOICE] = 14,
};

static void
read_choices(const struct table *t, size_t row, struct layout_column *c)
{
    c->choices = t->row[row][NOTE];
    if (c->choices.n == 0)
        table_refuse_cell(t, row, NOTE, "must say what can be chosen, such as yes|no");
    if (memchr(c->choices.p, ',', c->choices.n) || memchr(c->choices.p, '"', c->choices.n))
        table_refuse_cell(t, row, NOTE, "no comma and no quote can be in a choice");
    if (text_length(c->choices) > LONGEST_LIST)
        table_refuse_cell(t, row, NOTE, "a list of choices has at most 255 characters");
    if (c->origin != LAYOUT_BLANK)
        table_refuse_cell(t, row, TYPE, "a choice is filled in: begin its column with +");
}

static void
read_words(const struct table *t, size_t row, struct layout_column *c)
{
    struct slice rest = t->row[row][NOTE], part;
    size_t room = 0;

    while (rest.n > 0 && text_part(&rest, '|', &part)) {
        struct layout_word w;

        if (!text_part(&part, '=', &w.from) || !part.p)
            table_refuse_cell(t, row, NOTE, "must be other words for values, such as M=男|F=女");
        w.to = part;
        c->word = memory_grow(c->word, &room, c->words + 1, sizeof *c->word);
        c->word[c->words++] = w;
    }
}

static void
read_column(const struct table *t, size_t row, struct layout_column *c)
{
    const struct slice *cell = t->row[row];

    c->name = cell[COLUMN];
    if (slice_is(c->name, SLICE("#")))
        c->origin = LAYOUT_NUMBER;
    else if (c->name.n > 1 && c->name.p[0] == '+') {
        c->origin = LAYOUT_BLANK;
        c->name = text_behind(c->name, 1);
    }
    if (c->name.n == 0)
        table_refuse_cell(t, row, COLUMN, "must name a column, or be # or +NAME");
    c->heading = cell[HEADING].n ? cell[HEADING] : c->name;
    c->type = cell[TYPE].n ? (enum layout_type)table_choice(t, row, TYPE, types) : LAYOUT_TEXT;
    if (c->origin == LAYOUT_NUMBER)
        c->type = LAYOUT_INTEGER;
    c->width = cell[WIDTH].n ? table_number(t, row, WIDTH) : width_of[c->type];
    if (c->width > LAYOUT_WIDEST)
        table_refuse_cell(t, row, WIDTH, "must be at most 255");
    if (c->type == LAYOUT_CHOICE)
        read_choices(t, row, c);
    else if (c->type == LAYOUT_TEXT)
        read_words(t, row, c);
    else if (cell[NOTE].n > 0)
        table_refuse_cell(t, row, NOTE, "only a text or a choice has one");
}

void
layout_read(struct layout *l, const char *path)
{
    struct table t;

    table_read_file(&t, path, columns);
    if (t.rows > LAYOUT_MOST)
        table_refuse(&t, LAYOUT_MOST, "a sheet has at most 16384 columns");
    *l = (struct layout){memory_new(t.rows, sizeof *l->column), t.rows};
    for (size_t i = 0; i < t.rows; i++) {
        read_column(&t, i, &l->column[i]);
        for (size_t j = 0; j < i; j++)
            if (slice_is(l->column[i].heading, l->column[j].heading))
                table_refuse_cell(&t, i, HEADING, "is there twice");
    }
    table_close(&t);
}

void
layout_plain(struct layout *l, const struct slice *name, size_t count)
{
    *l = (struct layout){memory_new(count, sizeof *l->column), count};
    for (size_t i = 0; i < count; i++)
        l->column[i] = (struct layout_column){.name = name[i],
                                              .heading = name[i],
                                              .width = width_of[LAYOUT_TEXT]};
}

struct slice
layout_shown(const struct layout_column *c, struct slice value)
{
    for (size_t i = 0; i < c->words; i++)
        if (slice_is(c->word[i].from, value))
            return c->word[i].to;
    return value;
}
