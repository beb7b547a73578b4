#include "stream/packer.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bytes/output.h"
#include "stream/field.h"
#include "stream/packed.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/date.h"
#include "values/id_hash.h"

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
    return output_copy_near(put_number(p, s.n), s);
}

/* Whether kind, sex and birth say what the ID says. */
static bool
is_of_id(const char *id, struct slice kind, struct slice sex, struct slice birth)
{
    char digits[8];

    return kind.n == 6 && memcmp(kind.p, "person", 6) == 0 && sex.n == 1 &&
           sex.p[0] == ((id[16] & 1) ? 'M' : 'F') && date_take_digits(birth, digits) &&
           memcmp(digits, id + 6, sizeof digits) == 0;
}

static char *
put_origin(struct packer *k, const struct reader *r, char *p, const char *id, unsigned *flags)
{
    struct slice kind = reader_field(r, k->column[COLUMN_KIND]);
    struct slice sex = reader_field(r, k->column[COLUMN_SEX]);
    struct slice birth = reader_field(r, k->column[COLUMN_BIRTH]);

    p = packed_put_id(p, id, flags);
    if (is_of_id(id, kind, sex, birth)) {
        *flags |= PACKED_OF_ID;
        return p;
    }
    if (!field_is_person(r, k->column[COLUMN_KIND]) && sex.n == 0 && birth.n == 0) {
        *flags |= PACKED_ENTERPRISE;
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
    *flags |= PACKED_KNOWN_AREA;
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
    *flags |= PACKED_RESIDENT;
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
        *flags |= PACKED_SCHEMES;
        *p++ = (char)employee;
        *p++ = (char)flexible;
        p = put_number(p, since);
    }
    if (workers >= 0 || insured >= 0) {
        *flags |= PACKED_WORKERS;
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
        *flags |= PACKED_COPIES;
        p = put_number(p, (uint64_t)copies);
    }
    if (r->file > 0) {
        *flags |= PACKED_INPUT;
        p = put_number(p, r->file);
    }
    for (size_t i = 0; i < k->others; i++)
        filled += reader_field(r, k->other[i]).n;
    if (filled == 0)
        return p;
    *flags |= PACKED_OTHERS;
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

    if (id.n != ID_LENGTH)
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
    p = put_origin(k, r, k->buffer + PACKED_FLAGS, id.p, &flags);
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

void
packer_free(struct packer *k)
{
    tag_set_free(&k->tags);
    dict_free(&k->areas);
    free(k->town_length);
    free(k->other);
    free(k->buffer);
}
