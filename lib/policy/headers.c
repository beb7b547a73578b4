#include "policy/headers.h"

#include <stdio.h>

#include "base/digits.h"
#include "base/memory.h"
#include "base/near.h"
#include "base/text.h"
#include "csv/table.h"

enum { COLUMN, SOURCE, HEADERS, NEED, LONGEST_NAME = 240, YEAR_TEXT = 16 };

static const char *const columns[] = {
    [COLUMN] = "column", [SOURCE] = "source", [HEADERS] = "headers", [NEED] = "need", NULL};

static const char *const items[ITEMS + 1] = {
    [ITEM_ID] = "id",           [ITEM_NAME] = "name",
    [ITEM_TOWN] = "town",       [ITEM_VILLAGE] = "village",
    [ITEM_STATUS] = "status",   [ITEM_CATEGORY] = "category",
    [ITEM_GRADE] = "grade",     [ITEM_PAID_PREV] = "paid_prev",
    [ITEM_PAID] = "paid",       [ITEM_UPDATED] = "updated",
    [ITEM_WORKERS] = "workers", [ITEM_INSURED_WORKERS] = "insured_workers",
    [ITEM_SINCE] = "since",
};

struct slice
headers_fold(struct slice s, char *to)
{
    return text_squeeze(text_fold(s, to), to);
}

/* The name with the year in the place of {year}, the one before in that of {prev}. */
static struct slice
put_year(struct slice name, unsigned year, char to[LONGEST_NAME + YEAR_TEXT])
{
    static const struct {
        struct slice text;
        unsigned before; /* years */
    } places[] = {{SLICE_ROW("{year}"), 0}, {SLICE_ROW("{prev}"), 1}};
    enum { PLACES = sizeof places / sizeof places[0] };
    size_t n = 0;

    for (size_t i = 0; i < name.n; i++) {
        struct slice rest = {name.p + i, name.n - i};
        size_t which = 0;

        while (which < PLACES && text_less_prefix(rest, places[which].text).n == rest.n)
            which++;
        if (which == PLACES) {
            to[n++] = name.p[i];
            continue;
        }
        n += (size_t)sprintf(to + n, "%u", year - places[which].before);
        i += places[which].text.n - 1;
        if (n > LONGEST_NAME)
            break;
    }
    return (struct slice){to, n};
}

static void
claim(struct headers *h, const struct table *t, size_t row, struct slice name, int source)
{
    char folded[LONGEST_NAME + YEAR_TEXT];
    size_t i = dict_put(&h->name, headers_fold(name, folded));
    int8_t item = (int8_t)table_choice(t, row, COLUMN, items);
    int8_t *claimed = &h->item[i][source];

    if (i == h->as_written.count)
        dict_put(&h->as_written, name);
    if (*claimed >= 0 && *claimed != item)
        table_refuse(t, row, "header \"%.*s\" is claimed for %s already", (int)name.n, name.p,
                     items[*claimed]);
    *claimed = item;
}

static uint32_t
read_sources(const struct table *t, size_t row, size_t column)
{
    struct slice list = t->row[row][column], part;
    uint32_t set = 0;

    if (slice_is(list, SLICE("*")))
        return (UINT32_C(1) << SOURCES) - 1;
    if (list.n == 0)
        return 0;
    while (text_part(&list, ',', &part)) {
        int source = source_parse(part);

        if (source < 0)
            table_refuse(t, row, "%s: \"%.*s\" is unknown", t->column[column], (int)part.n, part.p);
        set |= UINT32_C(1) << source;
    }
    return set;
}

/* Who has need of the column: sources of this row, since for others it would say nothing. */
static void
read_need(struct headers *h, const struct table *t, size_t row, uint32_t sources)
{
    uint32_t need = read_sources(t, row, NEED);
    int item = table_choice(t, row, COLUMN, items);

    if (need & ~sources && !slice_is(t->row[row][NEED], SLICE("*")))
        table_refuse_cell(t, row, NEED, "names a source that this row is not for");
    for (int source = 0; source < SOURCES; source++)
        if ((need & sources) >> source & 1)
            h->need[item][source] = (uint32_t)t->line[row];
}

static void
read_row(struct headers *h, const struct table *t, size_t row, unsigned year)
{
    struct slice list = t->row[row][HEADERS], part;
    uint32_t sources = read_sources(t, row, SOURCE);
    char text[LONGEST_NAME + YEAR_TEXT];

    if (sources == 0)
        table_refuse_cell(t, row, SOURCE, "names no source");
    read_need(h, t, row, sources);
    while (text_part(&list, '|', &part)) {
        struct slice name;

        if (part.n == 0 || part.n > LONGEST_NAME)
            table_refuse_cell(t, row, HEADERS, "a header is empty or longer than 240 bytes");
        name = put_year(part, year, text);
        if (memchr(name.p, '{', name.n))
            table_refuse_cell(t, row, HEADERS, "braces hold something else than year or prev");
        for (int source = 0; source < SOURCES; source++)
            if (sources >> source & 1)
                claim(h, t, row, name, source);
    }
}

static void
check_needed(const struct headers *h, const struct table *t)
{
    for (int source = 0; source < SOURCES; source++)
        for (int item = ITEM_ID; item <= ITEM_NAME; item++) {
            size_t i = 0;

            while (i < h->name.count && h->item[i][source] != item)
                i++;
            if (i == h->name.count)
                table_refuse(t, t->rows - 1, "no header for the %s of source %s: add a row",
                             items[item], source_name[source]);
        }
}

void
headers_read(struct headers *h, const char *dir, unsigned year)
{
    struct table t;
    size_t names = 0;

    *h = (struct headers){0};
    table_read(&t, dir, "columns", columns);
    for (size_t row = 0; row < t.rows; row++)
        for (size_t i = 0; i <= t.row[row][HEADERS].n; i++)
            names += i == t.row[row][HEADERS].n || t.row[row][HEADERS].p[i] == '|';
    h->item = memory_new(names, sizeof *h->item);
    memset(h->item, -1, names * sizeof *h->item);
    for (size_t row = 0; row < t.rows; row++)
        read_row(h, &t, row, year);
    check_needed(h, &t);
    table_close(&t);
}

/* The item of a folded name, or -1. */
static int
item_of(const struct headers *h, enum source source, struct slice name)
{
    int64_t i = dict_find(&h->name, name);

    return i < 0 ? -1 : h->item[i][source];
}

/* The name less a bracket at its end, with what is in it. */
static struct slice
less_bracket(struct slice name)
{
    static const struct {
        struct slice open, close;
    } brackets[] = {
        {SLICE_ROW("("), SLICE_ROW(")")},   {SLICE_ROW("["), SLICE_ROW("]")},
        {SLICE_ROW("{"), SLICE_ROW("}")},   {SLICE_ROW("【"), SLICE_ROW("】")},
        {SLICE_ROW("〔"), SLICE_ROW("〕")},
    };

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        const struct slice open = brackets[i].open;

        if (text_less_suffix(name, brackets[i].close).n == name.n)
            continue;
        for (size_t at = name.n - brackets[i].close.n; at > 0; at--)
            if (text_less_prefix(text_behind(name, at), open).n < name.n - at)
                return (struct slice){name.p, at};
    }
    return name;
}

int
headers_item(const struct headers *h, enum source source, struct slice cell, char *scratch)
{
    struct slice name = headers_fold(cell, scratch);
    int item = item_of(h, source, name);

    if (item >= 0)
        return item;
    while (name.n > 0 && digits_is_one(name.p[name.n - 1]))
        name.n--;
    item = item_of(h, source, name);
    return item >= 0 ? item : item_of(h, source, less_bracket(name));
}

struct slice
headers_known(const struct headers *h, size_t i, enum source source, enum item item)
{
    return h->item[i][source] == (int8_t)item ? h->as_written.text[i] : SLICE("");
}

/* How far a cell is from a name: 0 the same, then mistakes, then what
 * holds the name; NEAR_FAR too far. */
static size_t
how_far(struct slice cell, struct slice name)
{
    enum { HOLDS = 10, MOST_MORE = 8, CHARACTERS_A_MISTAKE = 3, TWO_CHARACTERS = 6 /* bytes */ };
    size_t mistakes = near_distance(cell, name), length = text_length(cell), of = text_length(name);

    if (mistakes * CHARACTERS_A_MISTAKE <= (length > of ? length : of))
        return mistakes;
    if (name.n >= TWO_CHARACTERS && memmem(cell.p, cell.n, name.p, name.n) &&
        length <= of + MOST_MORE)
        return HOLDS + length - of;
    return NEAR_FAR;
}

/* Whether something stands behind a colon, as in a form: 姓名：张三 is no header. */
static bool
has_value(struct slice folded)
{
    const char *colon = memchr(folded.p, ':', folded.n);

    return colon && colon + 1 < folded.p + folded.n;
}

int64_t
headers_near(const struct headers *h, enum source source, struct slice cell, char *scratch)
{
    struct slice folded = headers_fold(cell, scratch), core;
    size_t best = NEAR_FAR;
    int64_t found = -1;

    if (has_value(folded))
        return -1;
    core = near_core(folded, scratch);
    for (size_t i = 0; core.n > 0 && i < h->name.count; i++) {
        char text[LONGEST_NAME + YEAR_TEXT];
        size_t far;

        if (h->item[i][source] < 0)
            continue;
        far = how_far(core, near_core(h->name.text[i], text));
        if (far < best) {
            best = far;
            found = (int64_t)i;
        }
    }
    return found;
}

const char *
headers_item_name(enum item item)
{
    return items[item];
}

int
headers_item_parse(struct slice name)
{
    for (int item = 0; item < ITEMS; item++)
        if (slice_is(name, slice_of(items[item])))
            return item;
    return -1;
}

bool
headers_has(const struct headers *h, enum source source, enum item item)
{
    for (size_t i = 0; i < h->name.count; i++)
        if (h->item[i][source] == (int8_t)item)
            return true;
    return false;
}
