/* merge: the rules one by one, and against a plain reading of them for random
 * groups in every order and grouping. */
#include "stream/merge.h"

#include "check.h"
#include "values/amount.h"
#include "values/citizen_id.h"

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

static int
rank_of(const struct person *p)
{
    if (p->tags & (TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_DECEASED) | TAG_BIT(TAG_MOVED_OUT)))
        return 4;
    return p->resident ? 3 : p->employee ? 2 : p->flexible ? 1 : 0;
}

/* A record of the one person: few values, so that many agree. A resident facet has a status. Where
 * not `any` may, only a record of a list lacks a name. */
static void
draw(struct record *r, bool any)
{
    static const char *const names[] = {"", "A", "B", "C"}, *const places[] = {"", "a", "b"};
    static const char *const others[] = {"", "x", "y"};

    r->person = (struct person){.other = r->other};
    memcpy(r->person.id, "341022198001018825", ID_LENGTH);
    r->person.kind = random_below(8) ? SLICE("person") : SLICE("enterprise");
    r->person.sex = random_below(8) ? SLICE("M") : SLICE("F");
    r->person.birth = random_below(8) ? SLICE("1980-01-01") : SLICE("1980-01-02");
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
    r->person.name = any || rank_of(&r->person) == 0 ? one_of(names, 4) : one_of(names + 1, 3);
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
    expect_text(got->person.sex, wanted->person.sex, how);
    expect_text(got->person.birth, wanted->person.birth, how);
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

/* ---- a plain reading of the rules, all records of a group at once ---- */

static void
keep_greater(struct slice *to, struct slice s)
{
    if (slice_order(s, *to) > 0)
        *to = s;
}

static void
read_names(struct person *to, const struct record *records, size_t count)
{
    int highest = 0;

    for (size_t i = 0; i < count; i++)
        if (rank_of(&records[i].person) > highest)
            highest = rank_of(&records[i].person);
    for (size_t i = 0; i < count; i++) {
        const struct person *p = &records[i].person;
        int town = slice_order(p->town, to->town);

        for (size_t k = 0; k < i; k++)
            if (p->name.n > 0 && records[k].person.name.n > 0 &&
                !slice_is(p->name, records[k].person.name))
                to->tags |= TAG_BIT(TAG_NAME_CONFLICT);
        if (rank_of(p) < highest)
            continue;
        keep_greater(&to->name, p->name);
        if (town > 0 || (town == 0 && slice_order(p->village, to->village) > 0)) {
            to->town = p->town;
            to->village = p->village;
        }
    }
}

static int
compare(const int64_t *a, const int64_t *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static void
read_resident(struct person *to, const struct record *records, size_t count)
{
    int64_t greatest[5] = {0};

    for (size_t i = 0; i < count; i++) {
        const struct person *p = &records[i].person;
        const int64_t facts[5] = {p->updated, p->resident, p->grade, p->paid, p->paid_prev};

        if (!p->resident)
            continue;
        if (to->resident && compare(facts, greatest, 5) != 0)
            to->tags |= TAG_BIT(TAG_DOUBLE_RESIDENT);
        if (to->resident && compare(facts, greatest, 5) < 0)
            continue;
        memcpy(greatest, facts, sizeof facts);
        to->updated = p->updated;
        to->resident = p->resident;
        to->grade = p->grade;
        to->paid = p->paid;
        to->paid_prev = p->paid_prev;
    }
}

static void
read_schemes(struct person *to, const struct record *records, size_t count)
{
    int64_t greatest[3] = {0, AMOUNT_NONE, AMOUNT_NONE};

    for (size_t i = 0; i < count; i++) {
        const struct person *p = &records[i].person;
        const int64_t facts[3] = {p->employee, p->workers, p->insured_workers};

        if (compare(facts, greatest, 3) > 0)
            memcpy(greatest, facts, sizeof facts);
        if (p->flexible > to->flexible)
            to->flexible = p->flexible;
        if (p->since && (to->since == 0 || p->since < to->since))
            to->since = p->since;
    }
    to->employee = (enum standing)greatest[0];
    to->workers = greatest[1];
    to->insured_workers = greatest[2];
}

static void
read_rules(struct record *to, const struct record *records, size_t count)
{
    struct person *p = &to->person;

    *p = (struct person){.other = to->other,
                         .input = SIZE_MAX,
                         .grade = AMOUNT_NONE,
                         .paid = AMOUNT_NONE,
                         .paid_prev = AMOUNT_NONE};
    p->kind = p->sex = p->birth = p->name = p->town = p->village = nothing;
    for (int k = 0; k < OTHERS; k++)
        to->other[k] = nothing;
    for (size_t i = 0; i < count; i++) {
        const struct person *from = &records[i].person;

        p->tags |= from->tags;
        p->copies += from->copies;
        p->input = from->input < p->input ? from->input : p->input;
        keep_greater(&p->kind, from->kind);
        keep_greater(&p->sex, from->sex);
        keep_greater(&p->birth, from->birth);
        for (int k = 0; k < OTHERS; k++)
            keep_greater(&to->other[k], records[i].other[k]);
    }
    read_names(p, records, count);
    read_resident(p, records, count);
    read_schemes(p, records, count);
}

/* ---- every order, every grouping ---- */

/* Merges any two of the records, then any two of what is then there,
 * in all ways, until one is left. */
static void
merge_all_ways(const struct record *records, size_t count, const struct record *wanted)
{
    struct record left[MOST];

    if (count == 1) {
        expect_same(&records[0], wanted, "grouped otherwise");
        return;
    }
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++) {
            struct record pair[2];
            size_t n = 1;

            if (a == b)
                continue;
            copy(&pair[0], &records[a]);
            copy(&pair[1], &records[b]);
            merge(&left[0], pair, 2);
            for (size_t i = 0; i < count; i++)
                if (i != a && i != b)
                    copy(&left[n++], &records[i]);
            merge_all_ways(left, n, wanted);
        }
}

static void
check_all_ways(void)
{
    static struct record records[4], wanted;

    check("in every order and every grouping of up to four records the rules hold");
    for (int i = 0; i < 6000; i++) {
        size_t count = 2 + random_below(i % 20 ? 2 : 3);

        for (size_t k = 0; k < count; k++)
            draw(&records[k], false);
        read_rules(&wanted, records, count);
        merge_all_ways(records, count, &wanted);
    }
}

/* Some groups first, and those again with all the records: what
 * was merged before changes nothing. */
static void
check_many(void)
{
    static struct record records[MOST], wanted, merged[3], again;

    check("any groups of up to six records, merged again and again");
    for (int i = 0; i < 40000; i++) {
        size_t count = 2 + random_below(MOST - 1), cut = 1 + random_below(count - 1);

        for (size_t k = 0; k < count; k++)
            draw(&records[k], false);
        read_rules(&wanted, records, count);
        shuffle(records, count);
        merge(&merged[0], records, cut);
        merge(&merged[1], records + cut, count - cut);
        merge(&again, merged, 2);
        expect_same(&again, &wanted, "two groups");
        merge(&merged[2], &again, 1);
        expect_same(&merged[2], &wanted, "alone");
        copy(&merged[0], &wanted);
        copy(&merged[1], &again);
        merge(&again, merged, 2);
        wanted.person.copies *= 2;
        expect_same(&again, &wanted, "with itself");
    }
}

/* Streams of others may lack any name: then the order at least does not matter. */
static void
check_any_order(void)
{
    static struct record records[MOST], wanted, result;

    check("in every order the rules hold, whoever lacks a name");
    for (int i = 0; i < 40000; i++) {
        size_t count = 2 + random_below(MOST - 1);

        for (size_t k = 0; k < count; k++)
            draw(&records[k], true);
        read_rules(&wanted, records, count);
        merge(&result, records, count);
        expect_same(&result, &wanted, "one order");
        shuffle(records, count);
        merge(&result, records, count);
        expect_same(&result, &wanted, "another order");
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

    check("name and place come from the records of the highest rank");
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
check_apart(void)
{
    static struct record three[3], result;

    check("of one rank the greatest name and the greatest place, each for itself");
    for (int i = 0; i < 3; i++)
        blank(&three[i]);
    three[0].person.name = SLICE("B");
    three[0].person.town = SLICE("a");
    three[0].person.village = SLICE("z");
    three[1].person.name = SLICE("A");
    three[1].person.town = SLICE("b");
    three[1].person.village = SLICE("c");
    three[2].person.town = SLICE("b");
    three[2].person.village = SLICE("d");
    merge(&result, three, 3);
    expect_text(result.person.name, SLICE("B"), "name");
    expect_text(result.person.town, SLICE("b"), "town");
    expect_text(result.person.village, SLICE("d"), "village");
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
static const struct {
    uint32_t updated;
    enum standing resident;
    int64_t grade, paid, paid_prev;
} resident_rows[] = {
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

static void
check_resident(void)
{
    enum { ROWS = sizeof resident_rows / sizeof resident_rows[0] };
    static struct record pair[2], result;

    check("the resident facet is the greatest, and two that differ are double");
    for (int a = 0; a < ROWS; a++)
        for (int b = 0; b < ROWS; b++) {
            const int which[2] = {a, b};
            int greater = a > b ? a : b;

            for (int i = 0; i < 2; i++) {
                blank(&pair[i]);
                pair[i].person.updated = resident_rows[which[i]].updated;
                pair[i].person.resident = resident_rows[which[i]].resident;
                pair[i].person.grade = resident_rows[which[i]].grade;
                pair[i].person.paid = resident_rows[which[i]].paid;
                pair[i].person.paid_prev = resident_rows[which[i]].paid_prev;
            }
            merge(&result, pair, 2);
            expect(result.person.updated == resident_rows[greater].updated &&
                       result.person.resident == resident_rows[greater].resident &&
                       result.person.grade == resident_rows[greater].grade &&
                       result.person.paid == resident_rows[greater].paid &&
                       result.person.paid_prev == resident_rows[greater].paid_prev,
                   "resident_rows %d and %d", a, b);
            expect(((result.person.tags & TAG_BIT(TAG_DOUBLE_RESIDENT)) != 0) == (a != b),
                   "resident_rows %d and %d: double", a, b);
            expect((merge_order_resident(&pair[0].person, &pair[1].person) > 0) == (a > b),
                   "resident_rows %d and %d: order", a, b);
        }
}

int
main(void)
{
    check_all_ways();
    check_many();
    check_any_order();
    check_ranks();
    check_apart();
    check_conflicts();
    check_resident();
    check_schemes();
    return check_end();
}
