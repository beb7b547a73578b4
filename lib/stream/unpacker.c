#include "stream/unpacker.h"

#include "stream/packed.h"
#include "values/amount.h"
#include "values/date.h"

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

/* Texts that can be copied in blocks. */
static const char person[32] = "person", enterprise[32] = "enterprise", man[32] = "M",
                  woman[32] = "F";

static const char *
get_origin(struct unpacker *u, const char *from, unsigned flags, struct person *p)
{
    from = packed_get_id(from, flags, p->id);
    if (flags & PACKED_OF_ID) {
        date_put_digits(u->birth, p->id + 6);
        p->kind = (struct slice){person, 6};
        p->sex = (struct slice){p->id[16] & 1 ? man : woman, 1};
        p->birth = (struct slice){u->birth, DATE_TEXT};
    } else if (flags & PACKED_ENTERPRISE) {
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
get_area(const struct unpacker *u, const char *from, unsigned flags, struct person *p)
{
    struct slice both;
    uint64_t number;

    if (!(flags & PACKED_KNOWN_AREA)) {
        p->town = get_text(&from);
        p->village = get_text(&from);
        return from;
    }
    number = get_number(&from);
    both = u->packer->areas.text[number];
    p->town = (struct slice){both.p, u->packer->town_length[number]};
    p->village = (struct slice){both.p + p->town.n + 1, both.n - p->town.n - 1};
    return from;
}

static const char *
get_schemes(const char *from, unsigned flags, struct person *p)
{
    if (flags & PACKED_RESIDENT) {
        p->resident = (enum standing) * from++;
        p->grade = get_optional(&from);
        p->paid_prev = get_optional(&from);
        p->paid = get_optional(&from);
        p->updated = (uint32_t)get_number(&from);
    }
    if (flags & PACKED_SCHEMES) {
        p->employee = (enum standing) * from++;
        p->flexible = (enum standing) * from++;
        p->since = (uint32_t)get_number(&from);
    }
    if (flags & PACKED_WORKERS) {
        p->workers = get_optional(&from);
        p->insured_workers = get_optional(&from);
    }
    return from;
}

void
unpacker_unpack(struct unpacker *u, struct slice packed, struct person *p)
{
    const char *from = packed.p + PACKED_FLAGS;
    unsigned flags = packed_flags(packed.p);
    struct slice *other = p->other;

    p->resident = p->employee = p->flexible = STANDING_NONE;
    p->grade = p->paid_prev = p->paid = p->workers = p->insured_workers = AMOUNT_NONE;
    p->updated = p->since = 0;
    from = get_origin(u, from, flags, p);
    p->tags = get_number(&from);
    p->name = get_text(&from);
    from = get_area(u, from, flags, p);
    from = get_schemes(from, flags, p);
    p->copies = flags & PACKED_COPIES ? (int64_t)get_number(&from) : 1;
    p->input = flags & PACKED_INPUT ? get_number(&from) : 0;
    for (size_t i = 0; i < u->packer->others; i++)
        other[i] = flags & PACKED_OTHERS ? get_text(&from) : (struct slice){person, 0};
}
