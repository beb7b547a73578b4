#include "stream/packed.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "bytes/output.h"
#include "stream/fields.h"
#include "values/amount.h"
#include "values/date.h"
#include "values/id_hash.h"

/* A packed record: flags (2 bytes), the ID, tags and name, then what the flags name, in their order. Numbers are
 * in groups of 7 bits, the lowest first; texts are their length and bytes. */
enum flag {
    SHORT_ID = 1,   /* 8 bytes: 17 digits and a check character; else its 18 characters */
    OF_ID = 2,      /* a person whose sex and birth are those of the ID */
    ENTERPRISE = 4, /* an enterprise, without sex and birth */
    KNOWN_AREA = 8, /* its number; else town and village */
    RESIDENT = 16,  /* status, grade, paid_prev, paid, updated */
    SCHEMES = 32,   /* employee, flexible, flexible_since */
    WORKERS = 64,   /* workers, insured_workers */
    COPIES = 128,   /* when they are not 1 */
    INPUT = 256,    /* when it is not the first */
    OTHERS = 512    /* the other columns, when one is filled */
};

enum { NUMBER = 10 /* the longest number */, MOST_AREAS = 1 << 16, FIXED = 256 };

void
packer_start(struct packer *k, const struct reader *r)
{
    *k = (struct packer){.hash_column = reader_column(r, "id_hash")};
    for (int i = 0; i < COLUMNS; i++)
        k->column[i] = reader_need(r, column_name[i]);
    k->in_order = true;
    for (int i = COLUMN_RESIDENT; i < COLUMN_INSURED_WORKERS; i++)
        k->in_order &= k->column[i] + 1 == k->column[i + 1];
    k->other = memory_new(r->columns, sizeof *k->other);
    for (size_t c = 0; c < r->columns; c++) {
        int i = 0;

        while (i < COLUMNS && k->column[i] != c)
            i++;
        if (i == COLUMNS && (int)c != k->hash_column)
            k->other[k->others++] = c;
    }
}

/* ---- in ---- */

static char *
put_number(char *p, uint64_t value)
{
    for (; value >= 128; value >>= 7)
        *p++ = (char)(value | 128);
    *p++ = (char)value;
    return p;
}

/* AMOUNT_NONE becomes 0. */
static char *
put_optional(char *p, int64_t value)
{
    return put_number(p, (uint64_t)(value + 1));
}

static char *
put_text(char *p, struct slice s)
{
    return put_near(put_number(p, s.n), s);
}

/* 17 digits in 57 bits and behind them a check character in 4; false if the ID is not of that kind. */
static bool
shorten(const char *id, uint64_t *value)
{
    bool digits = true;
    uint64_t high = digits_number(digits_of(id, &digits));
    uint64_t low = digits_number(digits_of(id + 8, &digits));
    unsigned last = (unsigned char)(id[16] - '0'),
             check = id[17] == 'X' ? 10 : (unsigned char)(id[17] - '0');

    *value = ((high * 100000000 + low) * 10 + last) << 4 | check;
    return digits && last <= 9 && check <= 10 && id[17] != ':';
}

/* Whether kind, sex and birth say what the ID says. */
static bool
is_of_id(const char *id, struct slice kind, struct slice sex, struct slice birth)
{
    return kind.n == 6 && memcmp(kind.p, "person", 6) == 0 && sex.n == 1 &&
           sex.p[0] == ((id[16] & 1) ? 'M' : 'F') && birth.n == DATE_TEXT &&
           memcmp(birth.p, id + 6, 4) == 0 && birth.p[4] == '-' &&
           memcmp(birth.p + 5, id + 10, 2) == 0 && birth.p[7] == '-' &&
           memcmp(birth.p + 8, id + 12, 2) == 0;
}

static char *
put_origin(struct packer *k, const struct reader *r, char *p, const char *id, unsigned *flags)
{
    struct slice kind = reader_field(r, k->column[COLUMN_KIND]);
    struct slice sex = reader_field(r, k->column[COLUMN_SEX]);
    struct slice birth = reader_field(r, k->column[COLUMN_BIRTH]);
    uint64_t value;

    if (shorten(id, &value)) {
        *flags |= SHORT_ID;
        memcpy(p, &value, sizeof value);
        p += sizeof value;
    } else
        p = put(p, (struct slice){id, PACKED_ID});
    if (is_of_id(id, kind, sex, birth)) {
        *flags |= OF_ID;
        return p;
    }
    if (!field_is_person(r, k->column[COLUMN_KIND]) && sex.n == 0 && birth.n == 0) {
        *flags |= ENTERPRISE;
        return p;
    }
    return put_text(put_text(put_text(p, kind), sex), birth);
}

static char *
put_area(struct packer *k, const struct reader *r, char *p, unsigned *flags)
{
    struct slice town = reader_field(r, k->column[COLUMN_TOWN]);
    struct slice village = reader_field(r, k->column[COLUMN_VILLAGE]);
    struct slice both = {town.p, town.n + 1 + village.n};
    int64_t number;

    if (village.p != town.p + town.n + 1)
        return put_text(put_text(p, town), village);
    number = dict_find(&k->areas, both);
    if (number < 0 && k->areas.count == MOST_AREAS)
        return put_text(put_text(p, town), village);
    *flags |= KNOWN_AREA;
    if (number < 0) {
        number = (int64_t)dict_put(&k->areas, both);
        k->town_length =
            memory_grow(k->town_length, &k->town_room, k->areas.count, sizeof *k->town_length);
        k->town_length[number] = (uint32_t)town.n;
    }
    return put_number(p, (uint64_t)number);
}

static char *
put_resident(struct packer *k, const struct reader *r, char *p, unsigned *flags)
{
    enum standing resident = field_standing(r, k->column[COLUMN_RESIDENT]);
    int64_t grade = field_whole(r, k->column[COLUMN_GRADE]);
    int64_t paid_prev = field_amount(r, k->column[COLUMN_PAID_PREV]);
    int64_t paid = field_amount(r, k->column[COLUMN_PAID]);
    uint32_t updated = field_date(r, k->column[COLUMN_UPDATED]);

    if (resident == STANDING_NONE)
        return p; /* nothing of the resident scheme counts without a status */
    *flags |= RESIDENT;
    *p++ = (char)resident;
    p = put_optional(p, grade);
    p = put_optional(p, paid_prev);
    p = put_optional(p, paid);
    return put_number(p, updated);
}

static char *
put_schemes(struct packer *k, const struct reader *r, char *p, unsigned *flags)
{
    enum standing employee = field_standing(r, k->column[COLUMN_EMPLOYEE]);
    enum standing flexible = field_standing(r, k->column[COLUMN_FLEXIBLE]);
    uint32_t since = field_date(r, k->column[COLUMN_FLEXIBLE_SINCE]);
    int64_t workers = field_whole(r, k->column[COLUMN_WORKERS]);
    int64_t insured = field_whole(r, k->column[COLUMN_INSURED_WORKERS]);

    if (employee || flexible || since) {
        *flags |= SCHEMES;
        *p++ = (char)employee;
        *p++ = (char)flexible;
        p = put_number(p, since);
    }
    if (workers >= 0 || insured >= 0) {
        *flags |= WORKERS;
        p = put_optional(p, workers);
        p = put_optional(p, insured);
    }
    return p;
}

static char *
put_rest(struct packer *k, const struct reader *r, char *p, unsigned *flags)
{
    int64_t copies = field_whole(r, k->column[COLUMN_COPIES]);
    size_t filled = 0;

    if (copies < 1)
        reader_refuse(r, k->column[COLUMN_COPIES], "must be a whole number from 1 on");
    if (copies != 1) {
        *flags |= COPIES;
        p = put_number(p, (uint64_t)copies);
    }
    if (r->file > 0) {
        *flags |= INPUT;
        p = put_number(p, r->file);
    }
    for (size_t i = 0; i < k->others; i++)
        filled += reader_field(r, k->other[i]).n;
    if (filled == 0)
        return p;
    *flags |= OTHERS;
    for (size_t i = 0; i < k->others; i++)
        p = put_text(p, reader_field(r, k->other[i]));
    return p;
}

/* Whether all from resident to insured_workers are empty, as in most records. */
static bool
has_no_schemes(const struct packer *k, const struct reader *r)
{
    struct slice first = reader_field(r, k->column[COLUMN_RESIDENT]);
    struct slice last = reader_field(r, k->column[COLUMN_INSURED_WORKERS]);

    return k->in_order && last.p + last.n == first.p + (COLUMN_INSURED_WORKERS - COLUMN_RESIDENT);
}

uint64_t
packer_hash(const struct packer *k, const struct reader *r)
{
    struct slice id = reader_field(r, k->column[COLUMN_ID]);

    if (id.n != PACKED_ID)
        reader_refuse(r, k->column[COLUMN_ID], "must have 18 characters");
    return id_hash(id.p);
}

struct slice
packer_pack(struct packer *k, const struct reader *r)
{
    struct slice id = reader_field(r, k->column[COLUMN_ID]);
    unsigned flags = 0;
    uint64_t tags;
    bool fits;
    char *p;

    if (k->room < FIXED + r->length + k->others * NUMBER)
        k->buffer = memory_grow(k->buffer, &k->room, FIXED + r->length + k->others * NUMBER, 1);
    tags = tag_set_parse(&k->tags, reader_field(r, k->column[COLUMN_TAGS]), &fits);
    if (!fits)
        reader_refuse(r, k->column[COLUMN_TAGS], "more than 48 tags that canbao does not know");
    p = put_origin(k, r, k->buffer + 2, id.p, &flags);
    p = put_number(p, tags);
    p = put_text(p, reader_field(r, k->column[COLUMN_NAME]));
    p = put_area(k, r, p, &flags);
    if (!has_no_schemes(k, r)) {
        p = put_resident(k, r, p, &flags);
        p = put_schemes(k, r, p, &flags);
    }
    p = put_rest(k, r, p, &flags);
    k->buffer[0] = (char)flags;
    k->buffer[1] = (char)(flags >> 8);
    return (struct slice){k->buffer, (size_t)(p - k->buffer)};
}

/* ---- back ---- */

static uint64_t
get_number(const char **p)
{
    uint64_t value = 0;

    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*(*p)++;

        value |= (uint64_t)(byte & 127) << shift;
        if (byte < 128)
            return value;
    }
}

static int64_t
get_optional(const char **p)
{
    return (int64_t)get_number(p) - 1;
}

static struct slice
get_text(const char **p)
{
    size_t n = get_number(p);

    *p += n;
    return (struct slice){*p - n, n};
}

static void
lengthen(uint64_t value, char *id)
{
    unsigned check = value & 15;

    value >>= 4;
    digits_put(id, (uint32_t)(value / 1000000000));
    digits_put(id + 8, (uint32_t)(value % 1000000000 / 10));
    id[16] = (char)('0' + value % 10);
    id[17] = check == 10 ? 'X' : (char)('0' + check);
}

/* Texts that can be copied in blocks. */
static const char person[32] = "person", enterprise[32] = "enterprise", man[32] = "M",
                  woman[32] = "F";

static const char *
get_origin(struct packer *k, const char *from, unsigned flags, struct person *p)
{
    uint64_t value;

    if (flags & SHORT_ID) {
        memcpy(&value, from, sizeof value);
        from += sizeof value;
        lengthen(value, p->id);
    } else {
        memcpy(p->id, from, PACKED_ID);
        from += PACKED_ID;
    }
    if (flags & OF_ID) {
        char *t = k->text;

        memcpy(t, p->id + 6, 4);
        t[4] = t[7] = '-';
        memcpy(t + 5, p->id + 10, 2);
        memcpy(t + 8, p->id + 12, 2);
        p->kind = (struct slice){person, 6};
        p->sex = (struct slice){p->id[16] & 1 ? man : woman, 1};
        p->birth = (struct slice){t, DATE_TEXT};
    } else if (flags & ENTERPRISE) {
        p->kind = (struct slice){enterprise, 10};
        p->sex = p->birth = (struct slice){enterprise, 0};
    } else {
        p->kind = get_text(&from);
        p->sex = get_text(&from);
        p->birth = get_text(&from);
    }
    return from;
}

static const char *
get_area(struct packer *k, const char *from, unsigned flags, struct person *p)
{
    struct slice both;
    uint64_t number;

    if (!(flags & KNOWN_AREA)) {
        p->town = get_text(&from);
        p->village = get_text(&from);
        return from;
    }
    number = get_number(&from);
    both = k->areas.text[number];
    p->town = (struct slice){both.p, k->town_length[number]};
    p->village = (struct slice){both.p + p->town.n + 1, both.n - p->town.n - 1};
    return from;
}

static const char *
get_schemes(const char *from, unsigned flags, struct person *p)
{
    if (flags & RESIDENT) {
        p->resident = (enum standing) * from++;
        p->grade = get_optional(&from);
        p->paid_prev = get_optional(&from);
        p->paid = get_optional(&from);
        p->updated = (uint32_t)get_number(&from);
    }
    if (flags & SCHEMES) {
        p->employee = (enum standing) * from++;
        p->flexible = (enum standing) * from++;
        p->since = (uint32_t)get_number(&from);
    }
    if (flags & WORKERS) {
        p->workers = get_optional(&from);
        p->insured_workers = get_optional(&from);
    }
    return from;
}

void
packer_unpack(struct packer *k, struct slice packed, struct person *p)
{
    const char *from = packed.p + 2;
    unsigned flags = (unsigned char)packed.p[0] | (unsigned)(unsigned char)packed.p[1] << 8;
    struct slice *other = p->other;

    p->resident = p->employee = p->flexible = STANDING_NONE;
    p->grade = p->paid_prev = p->paid = p->workers = p->insured_workers = AMOUNT_NONE;
    p->updated = p->since = 0;
    from = get_origin(k, from, flags, p);
    p->tags = get_number(&from);
    p->name = get_text(&from);
    from = get_area(k, from, flags, p);
    from = get_schemes(from, flags, p);
    p->copies = flags & COPIES ? (int64_t)get_number(&from) : 1;
    p->input = flags & INPUT ? get_number(&from) : 0;
    for (size_t i = 0; i < k->others; i++)
        other[i] = flags & OTHERS ? get_text(&from) : (struct slice){person, 0};
}

/* ---- groups ---- */

static void
get_id(const struct stored *s, char id[PACKED_ID])
{
    uint64_t value;

    if (!(s->item[0] & SHORT_ID)) {
        memcpy(id, s->item + 2, PACKED_ID);
        return;
    }
    memcpy(&value, s->item + 2, sizeof value);
    lengthen(value, id);
}

static bool
is_same_id(const struct stored *a, const struct stored *b)
{
    size_t n = a->item[0] & SHORT_ID ? sizeof(uint64_t) : PACKED_ID;

    return ((a->item[0] ^ b->item[0]) & SHORT_ID) == 0 && memcmp(a->item + 2, b->item + 2, n) == 0;
}

static int
by_id(const void *a, const void *b)
{
    char left[PACKED_ID], right[PACKED_ID];

    get_id(a, left);
    get_id(b, right);
    return memcmp(left, right, PACKED_ID);
}

size_t
packer_group(struct stored *items, size_t from, size_t count)
{
    size_t to = from + 1, end = to;

    while (to < count && items[to].key == items[from].key && is_same_id(&items[to], &items[from]))
        to++;
    if (to == count || items[to].key != items[from].key)
        return to;
    while (end < count && items[end].key == items[from].key)
        end++;
    qsort(items + from, end - from, sizeof *items, by_id);
    for (to = from + 1; is_same_id(&items[to], &items[from]);)
        to++;
    return to;
}

void
packer_free(struct packer *k)
{
    tag_set_free(&k->tags);
    dict_free(&k->areas);
    free(k->town_length);
    free(k->other);
    free(k->buffer);
}
