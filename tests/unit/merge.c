#include "merge.h"

#include "amount.h"
#include "check.h"

enum { MOST = 6, OTHERS = 2 };

static const struct slice nothing = {"", 0};

/* A record, with room for the columns that nobody knows. */
struct record {
    struct person person;
    struct slice other[OTHERS];
};

static void
copy(struct record *to, const struct record *from)
{
    *to = *from;
    to->person.other = to->other;
}

static struct slice
one_of(const char *const *texts, size_t count)
{
    return slice_of(texts[random_below(count)]);
}

/* One in eight; a tag of a merge in every other set. */
static uint64_t
some_tags(void)
{
    uint64_t tags = random_word() % (UINT64_C(1) << TAGS);

    for (int i = 0; i < 2; i++)
        tags &= random_word();
    if (random_below(2))
        tags &= ~(uint64_t)(TAG_BIT(TAG_NAME_CONFLICT) | TAG_BIT(TAG_DOUBLE_RESIDENT));
    return tags;
}

/* A record of the one person: few values, so that many agree. A resident facet has a status. */
static void
draw(struct record *r, const char *const *names, size_t name_count)
{
    static const char *const places[] = {"", "a", "b"};
    static const char *const others[] = {"", "x", "y"};

    r->person = (struct person){.other = r->other};
    memcpy(r->person.id, "341022198001018825", PACKED_ID);
    r->person.kind = random_below(8) ? SLICE("person") : SLICE("enterprise");
    r->person.sex = SLICE("M");
    r->person.birth = SLICE("1980-01-01");
    r->person.name = one_of(names, name_count);
    r->person.town = one_of(places, 3);
    r->person.village = one_of(places, 3);
    r->person.tags = some_tags();
    r->person.grade = r->person.paid_prev = r->person.paid = AMOUNT_NONE;
    if (random_below(2)) {
        r->person.resident = (enum standing)(1 + random_below(STANDINGS - 1));
        r->person.grade = (int64_t)random_below(3) - 1;
        r->person.paid_prev = (int64_t)random_below(3) - 1;
        r->person.paid = (int64_t)random_below(3) - 1;
        r->person.updated = (uint32_t)random_below(2) * 20240101;
    }
    r->person.employee = (enum standing)random_below(random_below(2) ? 1 : STANDINGS);
    r->person.flexible = (enum standing)random_below(random_below(2) ? 1 : STANDINGS);
    r->person.since = (uint32_t)random_below(3) * 20200101;
    r->person.workers = (int64_t)random_below(3) - 1;
    r->person.insured_workers = (int64_t)random_below(3) - 1;
    r->person.copies = 1 + (int64_t)random_below(3);
    r->person.input = random_below(3);
    for (int i = 0; i < OTHERS; i++)
        r->other[i] = one_of(others, 3);
}

/* Merges records into the first, in their order. */
static void
merge(struct record *to, const struct record *from, size_t count)
{
    struct merged m;

    copy(to, &from[0]);
    merge_start(&m, &to->person);
    for (size_t i = 1; i < count; i++)
        merge_add(&m, &from[i].person, OTHERS);
    to->person = m.person;
}

static void
expect_facts(const struct person *got, const struct person *wanted, const char *how)
{
    expect(got->resident == wanted->resident && got->grade == wanted->grade &&
               got->paid_prev == wanted->paid_prev && got->paid == wanted->paid &&
               got->updated == wanted->updated,
           "%s: resident", how);
    expect(got->employee == wanted->employee && got->workers == wanted->workers &&
               got->insured_workers == wanted->insured_workers,
           "%s: employee", how);
    expect(got->flexible == wanted->flexible && got->since == wanted->since, "%s: flexible", how);
    expect(got->copies == wanted->copies && got->input == wanted->input, "%s: copies", how);
    for (int i = 0; i < OTHERS; i++)
        expect_text(got->other[i], wanted->other[i], how);
}

static void
expect_same(const struct record *got, const struct record *wanted, const char *how)
{
    expect_text(got->person.kind, wanted->person.kind, how);
    expect_text(got->person.name, wanted->person.name, how);
    expect_text(got->person.town, wanted->person.town, how);
    expect_text(got->person.village, wanted->person.village, how);
    expect(got->person.tags == wanted->person.tags, "%s: tags %" PRIx64 ", not %" PRIx64, how,
           got->person.tags, wanted->person.tags);
    expect_facts(&got->person, &wanted->person, how);
}

static void
shuffle(struct record *records, size_t count)
{
    for (size_t i = count - 1; i > 0; i--) {
        size_t k = random_below(i + 1);
        struct record swapped;

        copy(&swapped, &records[i]);
        copy(&records[i], &records[k]);
        copy(&records[k], &swapped);
    }
}

/* Merges neighbours, any two at a time, until one is left. */
static void
merge_pairwise(struct record *records, size_t count, struct record *to)
{
    while (count > 1) {
        size_t i = random_below(count - 1);
        struct record both;

        merge(&both, records + i, 2);
        copy(&records[i], &both);
        for (size_t k = i + 1; k + 1 < count; k++)
            copy(&records[k], &records[k + 1]);
        count--;
    }
    copy(to, &records[0]);
}

static void
check_any_order(const char *title, const char *const *names, size_t name_count, bool grouped)
{
    static struct record records[MOST], result, other, again;

    check(title);
    for (int i = 0; i < 40000; i++) {
        size_t count = 2 + random_below(MOST - 1);

        for (size_t k = 0; k < count; k++)
            draw(&records[k], names, name_count);
        merge(&result, records, count);
        shuffle(records, count);
        merge(&other, records, count);
        expect_same(&other, &result, "another order");
        merge(&again, &result, 1);
        expect_same(&again, &result, "merged alone");
        if (!grouped)
            continue;
        merge_pairwise(records, count, &other);
        expect_same(&other, &result, "other groups");
    }
}

/* ---- the rules one by one ---- */

static void
blank(struct record *r)
{
    r->person = (struct person){.other = r->other,
                                .kind = SLICE("person"),
                                .grade = AMOUNT_NONE,
                                .paid_prev = AMOUNT_NONE,
                                .paid = AMOUNT_NONE,
                                .workers = AMOUNT_NONE,
                                .insured_workers = AMOUNT_NONE,
                                .copies = 1};
    r->person.name = r->person.town = r->person.village = r->person.sex = r->person.birth = nothing;
    r->other[0] = r->other[1] = nothing;
}

static void
check_ranks(void)
{
    /* From the highest rank down; the names the other way round. */
    static const struct {
        uint64_t tags;
        enum standing resident, employee, flexible;
        int rank;
    } rows[] = {
        {TAG_BIT(TAG_REGISTRY), 0, 0, 0, 4},
        {TAG_BIT(TAG_DECEASED), 0, 0, 0, 4},
        {TAG_BIT(TAG_MOVED_OUT), 0, 0, 0, 4},
        {0, STANDING_ENDED, STANDING_ACTIVE, STANDING_ACTIVE, 3},
        {0, 0, STANDING_ENDED, STANDING_ACTIVE, 2},
        {0, 0, 0, STANDING_ENDED, 1},
        {TAG_BIT(TAG_PROXY), 0, 0, 0, 0},
    };
    enum { ROWS = sizeof rows / sizeof rows[0] };
    static struct record pair[2], result;

    check("name and place come from the record of the highest rank, then the greatest");
    for (int a = 0; a < ROWS; a++)
        for (int b = 0; b < ROWS; b++) {
            const char *const names[2] = {"A", "B"};
            const int which[2] = {a, b};

            for (int i = 0; i < 2; i++) {
                blank(&pair[i]);
                pair[i].person.name = pair[i].person.town = slice_of(names[i]);
                pair[i].person.tags = rows[which[i]].tags;
                pair[i].person.resident = rows[which[i]].resident;
                pair[i].person.employee = rows[which[i]].employee;
                pair[i].person.flexible = rows[which[i]].flexible;
            }
            merge(&result, pair, 2);
            expect_text(result.person.name, slice_of(names[rows[a].rank <= rows[b].rank]), "name");
            expect_text(result.person.town, slice_of(names[rows[a].rank <= rows[b].rank]), "town");
            expect(result.person.tags & TAG_BIT(TAG_NAME_CONFLICT), "no conflict");
        }
}

static void
check_conflicts(void)
{
    static const struct {
        const char *names[3];
        bool conflict;
    } rows[] = {
        {{"A", "A", "A"}, false}, {{"A", "", "A"}, false}, {{"", "", ""}, false},
        {{"", "A", ""}, false},   {{"A", "B", "A"}, true}, {{"A", "", "B"}, true},
        {{"", "A", "B"}, true},
    };
    static struct record three[3], result;

    check("two different names that are not empty are a conflict");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int k = 0; k < 3; k++) {
            blank(&three[k]);
            three[k].person.name = slice_of(rows[i].names[k]);
        }
        merge(&result, three, 3);
        expect(((result.person.tags & TAG_BIT(TAG_NAME_CONFLICT)) != 0) == rows[i].conflict,
               "row %zu", i);
    }
}

/* One record with these facts of the schemes. */
static void
set_schemes(struct record *r, const char *kind, const int64_t facts[5])
{
    blank(r);
    r->person.kind = slice_of(kind);
    r->person.employee = (enum standing)facts[0];
    r->person.flexible = (enum standing)facts[1];
    r->person.since = (uint32_t)facts[2];
    r->person.workers = facts[3];
    r->person.insured_workers = facts[4];
}

static void
check_schemes(void)
{
    enum { END = STANDING_ENDED, ACT = STANDING_ACTIVE, NONE = AMOUNT_NONE };
    static const struct {
        const char *kind;
        int64_t a[5], b[5], merged[5]; /* employee, flexible, since, workers, insured workers */
    } rows[] = {
        {"person", {ACT, 0, 0, NONE, NONE}, {0, ACT, 0, NONE, NONE}, {ACT, ACT, 0, NONE, NONE}},
        {"person",
         {END, ACT, 20240101, NONE, NONE},
         {ACT, END, 20230101, NONE, NONE},
         {ACT, ACT, 20230101, NONE, NONE}},
        {"person",
         {0, ACT, 20240101, NONE, NONE},
         {0, ACT, 0, NONE, NONE},
         {0, ACT, 20240101, NONE, NONE}},
        {"enterprise", {ACT, 0, 0, 5, 1}, {END, 0, 0, 9, 9}, {ACT, 0, 0, 5, 1}},
        {"enterprise", {END, 0, 0, 5, 5}, {END, 0, 0, 9, 1}, {END, 0, 0, 9, 1}},
        {"enterprise", {END, 0, 0, 9, 2}, {END, 0, 0, 9, 1}, {END, 0, 0, 9, 2}},
        {"enterprise", {END, 0, 0, NONE, 3}, {END, 0, 0, 0, NONE}, {END, 0, 0, 0, NONE}},
    };
    static struct record pair[2], result, wanted;

    check(
        "of a person the highest of each scheme, of an enterprise the greatest; the earliest day");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set_schemes(&pair[0], rows[i].kind, rows[i].a);
        set_schemes(&pair[1], rows[i].kind, rows[i].b);
        set_schemes(&wanted, rows[i].kind, rows[i].merged);
        wanted.person.copies = 2;
        merge(&result, pair, 2);
        expect_same(&result, &wanted, "one way");
        shuffle(pair, 2);
        merge(&result, pair, 2);
        expect_same(&result, &wanted, "one way or the other");
    }
}

/* Resident facets from the least to the greatest. */
static void
check_resident(void)
{
    static const struct {
        uint32_t updated;
        enum standing resident;
        int64_t grade, paid, paid_prev;
    } rows[] = {
        {0, STANDING_ENDED, AMOUNT_NONE, AMOUNT_NONE, AMOUNT_NONE},
        {0, STANDING_ENDED, AMOUNT_NONE, AMOUNT_NONE, 0},
        {0, STANDING_ENDED, AMOUNT_NONE, 0, AMOUNT_NONE},
        {0, STANDING_ENDED, 0, AMOUNT_NONE, 99999},
        {0, STANDING_ENDED, 500, 9999, 0},
        {0, STANDING_ENDED, 500, 10000, 0},
        {0, STANDING_ENDED, 1000, 0, 0},
        {0, STANDING_PAUSED, AMOUNT_NONE, 0, 0},
        {0, STANDING_RECEIVING, AMOUNT_NONE, 0, 0},
        {0, STANDING_ACTIVE, AMOUNT_NONE, 0, 0},
        {20231231, STANDING_ENDED, AMOUNT_NONE, 0, 0},
        {20240101, STANDING_ENDED, AMOUNT_NONE, 0, 0},
    };
    enum { ROWS = sizeof rows / sizeof rows[0] };
    static struct record pair[2], result;

    check("the resident facet is the greatest, and two that differ are double");
    for (int a = 0; a < ROWS; a++)
        for (int b = 0; b < ROWS; b++) {
            const int which[2] = {a, b};
            int greater = a > b ? a : b;

            for (int i = 0; i < 2; i++) {
                blank(&pair[i]);
                pair[i].person.updated = rows[which[i]].updated;
                pair[i].person.resident = rows[which[i]].resident;
                pair[i].person.grade = rows[which[i]].grade;
                pair[i].person.paid = rows[which[i]].paid;
                pair[i].person.paid_prev = rows[which[i]].paid_prev;
            }
            merge(&result, pair, 2);
            expect(result.person.updated == rows[greater].updated &&
                       result.person.resident == rows[greater].resident &&
                       result.person.grade == rows[greater].grade &&
                       result.person.paid == rows[greater].paid &&
                       result.person.paid_prev == rows[greater].paid_prev,
                   "rows %d and %d", a, b);
            expect(((result.person.tags & TAG_BIT(TAG_DOUBLE_RESIDENT)) != 0) == (a != b),
                   "rows %d and %d: double", a, b);
            expect((merge_order_resident(&pair[0].person, &pair[1].person) > 0) == (a > b),
                   "rows %d and %d: order", a, b);
        }
}

int
main(void)
{
    static const char *const names[] = {"A", "B", "C"}, *const some[] = {"", "A", "B"};

    check_any_order("any order and any grouping gives the same record", names, 3, true);
    check_any_order("any order gives the same record, some without a name", some, 3, false);
    check_ranks();
    check_conflicts();
    check_resident();
    check_schemes();
    return check_end();
}
