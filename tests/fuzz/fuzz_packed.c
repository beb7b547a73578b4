/* Records of all columns: what is packed and unpacked is what the record says. */
#include "fuzz.h"

#include "base/memory.h"
#include "stream/unpacker.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/date.h"

enum { NOTE = COLUMNS, ALL = COLUMNS + 1 };

static struct slice
field(const struct reader *r, int column)
{
    return reader_field(r, (size_t)column);
}

static void
check_texts(const struct reader *r, const struct person *p)
{
    must(memcmp(p->id, field(r, COLUMN_ID).p, ID_LENGTH) == 0, "id");
    must(slice_is(p->kind, field(r, COLUMN_KIND)), "kind");
    must(slice_is(p->name, field(r, COLUMN_NAME)), "name");
    must(slice_is(p->sex, field(r, COLUMN_SEX)), "sex");
    must(slice_is(p->birth, field(r, COLUMN_BIRTH)), "birth");
    must(slice_is(p->town, field(r, COLUMN_TOWN)), "town");
    must(slice_is(p->village, field(r, COLUMN_VILLAGE)), "village");
    must(slice_is(p->other[0], field(r, NOTE)), "note");
}

static void
check_values(const struct reader *r, const struct person *p)
{
    bool resident = field(r, COLUMN_RESIDENT).n > 0;

    must((int)p->resident == standing_parse(field(r, COLUMN_RESIDENT)), "resident");
    must((int)p->employee == standing_parse(field(r, COLUMN_EMPLOYEE)), "employee");
    must((int)p->flexible == standing_parse(field(r, COLUMN_FLEXIBLE)), "flexible");
    must(p->grade == (resident ? whole_parse(field(r, COLUMN_GRADE)) : AMOUNT_NONE), "grade");
    must(p->paid == (resident ? amount_parse(field(r, COLUMN_PAID)) : AMOUNT_NONE), "paid");
    must(p->paid_prev == (resident ? amount_parse(field(r, COLUMN_PAID_PREV)) : AMOUNT_NONE),
         "paid_prev");
    must(p->updated == (resident ? date_parse(field(r, COLUMN_UPDATED)) : 0), "updated");
    must(p->since == date_parse(field(r, COLUMN_FLEXIBLE_SINCE)), "flexible_since");
    must(p->workers == whole_parse(field(r, COLUMN_WORKERS)), "workers");
    must(p->insured_workers == whole_parse(field(r, COLUMN_INSURED_WORKERS)), "insured_workers");
    must(p->copies == whole_parse(field(r, COLUMN_COPIES)), "copies");
}

/* What is left of a set of tags when it is read again. */
static void
check_tags(struct packer *k, uint64_t tags)
{
    char *text = memory_new(tag_set_room(&k->tags), 1);
    bool fits;
    size_t n = (size_t)(tag_set_print(&k->tags, text, tags) - text);

    must(tag_set_parse(&k->tags, (struct slice){text, n}, &fits) == tags && fits, "tags");
    free(text);
}

struct work {
    struct reader reader;
    struct packer packer;
    struct unpacker unpacker;
    bool packing;
};

static void
take_records(void *context)
{
    struct work *w = context;
    struct slice other[1];
    struct person p = {.other = other};

    reader_open(&w->reader, NULL, 0);
    packer_start(&w->packer, &w->reader);
    w->unpacker.packer = &w->packer;
    w->packing = true;
    while (reader_next(&w->reader)) {
        struct slice packed;
        char *copy;

        packer_hash(&w->packer, &w->reader);
        packed = packer_pack(&w->packer, &w->reader);
        copy = memory_new(packed.n + OUTPUT_SLACK, 1);
        memcpy(copy, packed.p, packed.n);
        unpacker_unpack(&w->unpacker, (struct slice){copy, packed.n}, &p);
        check_texts(&w->reader, &p);
        check_values(&w->reader, &p);
        check_tags(&w->packer, p.tags);
        free(copy);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct work w = {.packing = false};
    char *text = memory_new(size + 1024, 1), *end = text;
    struct feed feed;

    for (int i = 0; i < COLUMNS; i++)
        end = stpcpy(stpcpy(end, column_name[i]), "\t");
    end = stpcpy(end, "note\n");
    if (size > 0)
        memcpy(end, data, size);
    feed_start(&feed, (struct slice){text, (size_t)(end - text) + size}, FEED_WHOLE);
    if (caught(take_records, &w) != DONE && w.reader.input)
        input_close(w.reader.input);
    if (w.packing)
        packer_free(&w.packer);
    reader_close(&w.reader);
    feed_end(&feed);
    free(text);
    return 0;
}
