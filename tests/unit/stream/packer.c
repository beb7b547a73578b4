#include "stream/unpacker.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"
#include "stream/packed.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/date.h"
#include "values/id_hash.h"

enum { OTHERS = 3, MOST = COLUMNS + OTHERS + 1, LONGEST = 400, ROOM = 20000 };

static const char *const other_name[OTHERS] = {"note", "x", "planted"};

/* A stream of one record: what its columns are, and what they say. */
struct stream {
    int column[MOST]; /* an enum column, COLUMNS for id_hash, above it others */
    size_t columns;
    struct slice value[MOST]; /* by what the column is */
    char memory[MOST][LONGEST + 32];
    char text[ROOM];
    size_t n;
};

static const char *
name_of(int column)
{
    return column < COLUMNS    ? column_name[column]
           : column == COLUMNS ? "id_hash"
                               : other_name[(column - COLUMNS - 1) % OTHERS];
}

static void
print_stream(struct stream *s)
{
    char *p = s->text;

    for (size_t i = 0; i < s->columns; i++) {
        p = stpcpy(p, name_of(s->column[i]));
        *p++ = i + 1 < s->columns ? '\t' : '\n';
    }
    for (size_t i = 0; i < s->columns; i++) {
        p = (char *)memcpy(p, s->value[s->column[i]].p, s->value[s->column[i]].n) +
            s->value[s->column[i]].n;
        *p++ = i + 1 < s->columns ? '\t' : '\n';
    }
    s->n = (size_t)(p - s->text);
}

/* ---- random records ---- */

static void __attribute__((format(printf, 3, 4)))
set(struct stream *s, int column, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    vsnprintf(s->memory[column], LONGEST, format, values);
    va_end(values);
    s->value[column] = slice_of(s->memory[column]);
}

static void
set_any(struct stream *s, int column, size_t longest)
{
    size_t n = random_below(longest);

    random_bytes(s->memory[column], n, SLICE("abc ,\xe6\x9d\x91"));
    s->value[column] = (struct slice){s->memory[column], n};
}

static void
set_date(struct stream *s, int column)
{
    if (random_below(3))
        set(s, column, "%04zu-%02zu-%02zu", 1 + random_below(9999), 1 + random_below(12),
            1 + random_below(28));
}

static void
set_whole(struct stream *s, int column)
{
    if (random_below(3))
        set(s, column, "%" PRIu64, random_word() % UINT64_C(1000000000000000) >> random_below(50));
}

static void
set_amount(struct stream *s, int column)
{
    char text[AMOUNT_TEXT];
    int64_t cents = (int64_t)(random_word() % UINT64_C(100000000000000) >> random_below(46));

    if (random_below(3))
        set(s, column, "%.*s", (int)(amount_print(text, cents) - text), text);
}

/* 17 digits and a check character, or something else of 18 bytes. */
static void
set_origin(struct stream *s)
{
    static const struct slice alphabets[] = {{"0123456789", 10},
                                             {"9", 1},
                                             {"0123456789X:/;", 14},
                                             {"ABCDEFGHJ", 9}};
    struct slice last = random_below(3) ? SLICE("0123456789X") : SLICE("0:;/xXYA");
    char *id = s->memory[COLUMN_ID];

    memset(id, 0, LONGEST);
    random_bytes(id, ID_LENGTH, alphabets[random_below(8) < 5 ? 0 : random_below(4)]);
    random_bytes(id + ID_LENGTH - 1, 1, last);
    s->value[COLUMN_ID] = (struct slice){id, ID_LENGTH};
    if (random_below(4) == 0) {
        set(s, COLUMN_KIND, random_below(4) ? "enterprise" : "person");
        return;
    }
    set(s, COLUMN_KIND, "person");
    set(s, COLUMN_SEX, "%s", random_below(8) == 0 ? "?" : (id[16] & 1) ? "M" : "F");
    if (random_below(10) == 0) {
        set(s, COLUMN_BIRTH, "%.4s%c%.2s%c%.2s", id + 6, random_below(2) ? '-' : '/', id + 10,
            random_below(2) ? '-' : '/', id + 12);
        return;
    }
    set(s, COLUMN_BIRTH, "%.4s-%.2s-%.2s", id + 6, id + 10, id + 12 + (random_below(8) == 0));
}

static void
set_tags(struct stream *s)
{
    static const char *const tags[] = {"",      "registry",          "cadre,proxy",
                                       "a_tag", "a_tag,registry,zz", "was_proxy"};

    set(s, COLUMN_TAGS, "%s", tags[random_below(sizeof tags / sizeof tags[0])]);
}

static void
set_schemes(struct stream *s)
{
    static const int standing[] = {COLUMN_RESIDENT, COLUMN_EMPLOYEE, COLUMN_FLEXIBLE};

    for (int i = 0; i < 3; i++)
        set(s, standing[i], "%s", standing_text((enum standing)random_below(STANDINGS)).p);
    if (s->value[COLUMN_RESIDENT].n > 0) {
        set_whole(s, COLUMN_GRADE);
        set_amount(s, COLUMN_PAID_PREV);
        set_amount(s, COLUMN_PAID);
        set_date(s, COLUMN_UPDATED);
    }
    set_date(s, COLUMN_FLEXIBLE_SINCE);
    set_whole(s, COLUMN_WORKERS);
    set_whole(s, COLUMN_INSURED_WORKERS);
}

static void
draw_columns(struct stream *s)
{
    bool shuffled = random_below(2);

    s->columns = 0;
    for (int i = 0; i < MOST; i++)
        if (i < COLUMNS || random_below(2))
            s->column[s->columns++] = i;
    for (size_t i = s->columns - 1; shuffled && i > 0; i--) {
        size_t k = random_below(i + 1);
        int column = s->column[i];

        s->column[i] = s->column[k];
        s->column[k] = column;
    }
}

static void
draw(struct stream *s)
{
    for (int i = 0; i < MOST; i++)
        s->value[i] = (struct slice){"", 0};
    set_origin(s);
    set_any(s, COLUMN_NAME, random_below(10) ? 20 : LONGEST);
    if (random_below(8)) {
        set(s, COLUMN_TOWN, "town%zu", random_below(5));
        set(s, COLUMN_VILLAGE, "village%zu", random_below(5));
    } else
        set_any(s, random_below(2) ? COLUMN_TOWN : COLUMN_VILLAGE, LONGEST);
    set_tags(s);
    if (random_below(2))
        set_schemes(s);
    set(s, COLUMN_COPIES, "%zu", random_below(3) ? 1 : 1 + random_below(1000));
    for (int i = COLUMNS + 1; i < MOST; i++)
        set_any(s, i, random_below(4) ? 1 : 300);
    draw_columns(s);
    print_stream(s);
}

/* ---- packing one ---- */

struct packing {
    struct stream *stream;
    struct reader reader;
    struct packer packer;
    struct unpacker unpacker;
    struct slice other[OTHERS];
    struct person person;
    char *packed;
};

static void
pack(void *context)
{
    struct packing *p = context;
    struct slice packed;

    reader_open(&p->reader, NULL, 0);
    packer_start(&p->packer, &p->reader);
    p->unpacker.packer = &p->packer;
    reader_next(&p->reader);
    p->person.hash = packer_hash(&p->packer, &p->reader);
    p->person.other = p->other;
    packed = packer_pack(&p->packer, &p->reader);
    p->packed = memory_new(packed.n + 64, 1);
    memcpy(p->packed, packed.p, packed.n);
    unpacker_unpack(&p->unpacker, (struct slice){p->packed, packed.n}, &p->person);
}

static void
expect_typed(const struct stream *s, const struct person *p)
{
    const struct slice *v = s->value;

    expect_number(p->grade, whole_parse(v[COLUMN_GRADE]), "grade");
    expect_number(p->paid_prev, amount_parse(v[COLUMN_PAID_PREV]), "paid_prev");
    expect_number(p->paid, amount_parse(v[COLUMN_PAID]), "paid");
    expect_number(p->updated, date_parse(v[COLUMN_UPDATED]), "updated");
    expect_number(p->since, date_parse(v[COLUMN_FLEXIBLE_SINCE]), "flexible_since");
    expect_number(p->workers, whole_parse(v[COLUMN_WORKERS]), "workers");
    expect_number(p->insured_workers, whole_parse(v[COLUMN_INSURED_WORKERS]), "insured_workers");
    expect_number(p->copies, whole_parse(v[COLUMN_COPIES]), "copies");
    expect_number(p->resident, standing_parse(v[COLUMN_RESIDENT]), "resident");
    expect_number(p->employee, standing_parse(v[COLUMN_EMPLOYEE]), "employee");
    expect_number(p->flexible, standing_parse(v[COLUMN_FLEXIBLE]), "flexible");
    expect_number((int64_t)p->input, 0, "input");
}

static void
expect_person(const struct stream *s, const struct packing *p)
{
    const struct person *who = &p->person;
    char tags[256];

    expect_text((struct slice){who->id, ID_LENGTH}, s->value[COLUMN_ID], "id");
    expect(who->hash == id_hash(who->id), "the hash");
    expect_text(who->kind, s->value[COLUMN_KIND], "kind");
    expect_text(who->sex, s->value[COLUMN_SEX], "sex");
    expect_text(who->birth, s->value[COLUMN_BIRTH], "birth");
    expect_text(who->name, s->value[COLUMN_NAME], "name");
    expect_text(who->town, s->value[COLUMN_TOWN], "town");
    expect_text(who->village, s->value[COLUMN_VILLAGE], "village");
    expect_text((struct slice){tags,
                               (size_t)(tag_set_print(&p->packer.tags, tags, who->tags) - tags)},
                s->value[COLUMN_TAGS], "tags");
    expect_typed(s, who);
    for (size_t i = 0; i < p->packer.others; i++) {
        int column = COLUMNS + 1;

        while (!slice_is(p->reader.name[p->packer.other[i]], slice_of(name_of(column))))
            column++;
        expect_text(who->other[i], s->value[column], name_of(column));
    }
}

static void
finish(struct packing *p)
{
    free(p->packed);
    packer_free(&p->packer);
    reader_close(&p->reader);
}

static void
check_round_trip(void)
{
    static struct stream s;

    check("records packed and unpacked are the same, in any order of columns");
    for (int i = 0; i < 4000; i++) {
        struct packing p = {.stream = &s};
        struct feed feed;
        enum status status;

        draw(&s);
        feed_start(&feed, (struct slice){s.text, s.n}, FEED_WHOLE);
        status = caught(pack, &p);
        expect(status == DONE, "refused: %s", catching.text);
        if (status == DONE)
            expect_person(&s, &p);
        finish(&p);
        feed_end(&feed);
    }
}

/* ---- what is refused ---- */

static const struct {
    int column;
    const char *value, *message;
} refusals[] = {
    {COLUMN_ID, "34102219800101882", "id: must have 18 characters"},
    {COLUMN_ID, "3410221980010188250", "id: must have 18 characters"},
    {COLUMN_KIND, "people", "kind: must be person or enterprise"},
    {COLUMN_RESIDENT, "activ", "resident: must be empty, active, paused, ended or receiving"},
    {COLUMN_EMPLOYEE, "x", "employee: must be empty, active, paused, ended or receiving"},
    {COLUMN_FLEXIBLE, "x", "flexible: must be empty, active, paused, ended or receiving"},
    {COLUMN_GRADE, "5.5", "grade: must be a whole number"},
    {COLUMN_PAID_PREV, "5.555", "paid_prev: must be yuan such as 500 or 500.5"},
    {COLUMN_PAID, "-1", "paid: must be yuan such as 500 or 500.5"},
    {COLUMN_UPDATED, "2024-02-30", "updated: must be a day such as 2024-02-29"},
    {COLUMN_FLEXIBLE_SINCE, "x", "flexible_since: must be a day such as 2024-02-29"},
    {COLUMN_WORKERS, "x", "workers: must be a whole number"},
    {COLUMN_INSURED_WORKERS, "1x", "insured_workers: must be a whole number"},
    {COLUMN_COPIES, "0", "copies: must be a whole number from 1 on"},
    {COLUMN_COPIES, "", "copies: must be a whole number from 1 on"},
};

static void
check_refusals(void)
{
    static struct stream s;

    check("fields that are not as the contract has them");
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        for (int tries = 0; tries < 3; tries++) {
            struct packing p = {.stream = &s};
            struct feed feed;
            char message[128];

            do {
                draw(&s);
            } while (s.value[COLUMN_KIND].n != 10 || s.value[COLUMN_RESIDENT].n == 0);
            s.value[refusals[i].column] = slice_of(refusals[i].value);
            print_stream(&s);
            snprintf(message, sizeof message, "-:2: %s", refusals[i].message);
            feed_start(&feed, (struct slice){s.text, s.n}, FEED_WHOLE);
            expect_number(caught(pack, &p), REFUSED, refusals[i].message);
            expect_text(slice_of(catching.text), slice_of(message), refusals[i].value);
            finish(&p);
            feed_end(&feed);
        }
}

static void
check_missing(void)
{
    static struct stream s;

    check("a column that is missing");
    for (int missing = 0; missing < COLUMNS; missing++) {
        struct packing p = {.stream = &s};
        struct feed feed;
        char message[128];

        draw(&s);
        s.columns = 0;
        for (int i = 0; i < COLUMNS; i++)
            if (i != missing)
                s.column[s.columns++] = i;
        print_stream(&s);
        snprintf(message, sizeof message, "-:1: no column %s: run the filter that adds it first",
                 column_name[missing]);
        feed_start(&feed, (struct slice){s.text, s.n}, FEED_WHOLE);
        expect_number(caught(pack, &p), REFUSED, "the status");
        expect_text(slice_of(catching.text), slice_of(message), "the message");
        finish(&p);
        feed_end(&feed);
    }
}

/* ---- groups ---- */

/* Stored records, each packed by itself, and their IDs as they were put in. */
struct pile {
    struct stored item[64];
    const char *packed[64];
    char id[64][ID_LENGTH];
    size_t count;
};

static void
add_record(struct pile *pile, uint64_t key, const char id[ID_LENGTH], const struct stream *model)
{
    static struct stream s;
    struct packing p = {.stream = &s};
    struct feed feed;

    s = *model;
    s.value[COLUMN_ID] = (struct slice){id, ID_LENGTH};
    print_stream(&s);
    feed_start(&feed, (struct slice){s.text, s.n}, FEED_WHOLE);
    expect_number(caught(pack, &p), DONE, "packing");
    memcpy(pile->id[pile->count], id, ID_LENGTH);
    pile->packed[pile->count] = p.packed;
    pile->item[pile->count++] = (struct stored){key, p.packed, 64};
    p.packed = NULL;
    finish(&p);
    feed_end(&feed);
}

static const char *
id_of(const struct pile *pile, size_t item)
{
    size_t i = 0;

    while (pile->packed[i] != pile->item[item].item)
        i++;
    return pile->id[i];
}

static void
expect_groups(struct pile *pile)
{
    for (size_t from = 0, to; from < pile->count; from = to) {
        to = packed_group(pile->item, from, pile->count);
        expect(to > from && to <= pile->count, "a group from %zu to %zu", from, to);
        expect(from == 0 || pile->item[from].key != pile->item[from - 1].key ||
                   memcmp(id_of(pile, from - 1), id_of(pile, from), ID_LENGTH) < 0,
               "an ID comes twice, or out of order");
        for (size_t i = from; i < to; i++)
            expect(memcmp(id_of(pile, from), id_of(pile, i), ID_LENGTH) == 0 &&
                       pile->item[i].key == pile->item[from].key,
                   "two IDs in one group");
    }
}

static void
check_groups(void)
{
    static const char ids[6][ID_LENGTH + 1] = {"341022198001018825", "34102219800101882X",
                                               "341022198001018826", "91110000600037341L",
                                               "91110000600037341M", "000000000000000000"};
    static struct stream model;

    check("records of one ID are a group, also where IDs share a key");
    do
        draw(&model);
    while (model.value[COLUMN_KIND].n != 10 || model.value[COLUMN_NAME].n > 20);
    for (int i = 0; i < 200; i++) {
        struct pile pile = {.count = 0};
        uint64_t key = 0;

        for (size_t n = 1 + random_below(12); n > 0; n--) {
            size_t kinds = 1 + random_below(6);

            key += random_below(3) == 0;
            add_record(&pile, key, ids[random_below(kinds)], &model);
        }
        expect_groups(&pile);
        for (size_t k = 0; k < pile.count; k++)
            free((char *)(uintptr_t)pile.packed[k]);
    }
}

int
main(void)
{
    check_round_trip();
    check_refusals();
    check_missing();
    check_groups();
    return check_end();
}
