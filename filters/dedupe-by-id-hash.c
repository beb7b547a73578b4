/* dedupe-by-id-hash: one record per person or enterprise, in the order of the hash of the ID. */
#include <stdlib.h>

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/options.h"
#include "bytes/private_file.h"
#include "bytes/temporary.h"
#include "policy/policy.h"
#include "stream/merge.h"
#include "stream/packed.h"
#include "stream/person_writer.h"
#include "stream/store.h"
#include "stream/unpacker.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/id_hash.h"

enum { LINE = 256, SIZE_DIGITS = 12, AHEAD = 4 };

static size_t memory = (size_t)1 << 30;
static const char *tmpdir, *duplicates_path;

/* Bytes, or with K, M or G that many times 1024, its square or cube. */
static void
take_memory(const char *value)
{
    static const char units[] = "KMG";
    uint64_t size = 0;
    const char *c = value;

    for (; digits_is_one(*c) && c - value < SIZE_DIGITS; c++)
        size = size * 10 + (uint64_t)(*c - '0');
    if (c > value && *c && strchr(units, *c))
        size <<= 10 * (int)(strchr(units, *c++) - units + 1);
    if (*c || size < STORE_LEAST)
        options_refuse("memory", value, "must be at least 16M, such as 512M or 2G");
    memory = size;
}

static const struct option_of own[] = {
    {"duplicates", "FILE", "list the records that were merged away", .to = &duplicates_path},
    {"memory", "SIZE", "hold no more than this in memory (1G)", .take = take_memory},
    {"tmpdir", "DIR", "where the rest goes ($TMPDIR, else /tmp)", .to = &tmpdir},
    {0},
};

static const struct usage usage = {
    .filter = "dedupe-by-id-hash",
    .synopsis = "[--duplicates FILE] [--memory SIZE] [--tmpdir DIR]",
    .purpose = "Merges the records of each ID into one and orders them by id_hash.",
    .options = own,
};

/* What merging needs beside the store. */
struct desk {
    struct reader reader;
    struct packer packer;
    struct unpacker unpacker;
    struct person_writer writer;
    struct output duplicates;
    struct slice *others, *merged_others; /* room for the columns canbao does not know */
    struct person *group;                 /* with --duplicates: a group's records, unpacked */
    size_t group_room;
};

static void
open_duplicates(struct desk *d)
{
    private_file_start(&d->duplicates, duplicates_path);
    output_text(&d->duplicates, "id_hash\tid\ttown\tvillage\tname\tcopies\ttags\n");
}

/* The tags that this record brought the merged one. */
static uint64_t
conflicts_of(const struct person *p, const struct person *survivor, const struct person *merged)
{
    uint64_t tags = 0;

    if ((merged->tags & TAG_BIT(TAG_NAME_CONFLICT)) && p->name.n > 0 &&
        (!slice_is(p->name, merged->name) ||
         (survivor->name.n > 0 && !slice_is(p->name, survivor->name))))
        tags |= TAG_BIT(TAG_NAME_CONFLICT);
    if (p->resident && (merge_order_resident(p, merged) != 0 ||
                        (survivor->resident && merge_order_resident(p, survivor) != 0)))
        tags |= TAG_BIT(TAG_DOUBLE_RESIDENT);
    return tags;
}

static void
list_duplicate(struct desk *d, const struct person *p, uint64_t tags)
{
    char *to = output_room(&d->duplicates, LINE + p->town.n + p->village.n + p->name.n);

    to = id_hash_print(to, p->hash);
    *to++ = '\t';
    to = id_mask(to, (struct slice){p->id, ID_LENGTH});
    *to++ = '\t';
    to = output_copy(to, p->town);
    *to++ = '\t';
    to = output_copy(to, p->village);
    *to++ = '\t';
    to = output_copy(to, p->name);
    *to++ = '\t';
    to = whole_print(to, p->copies);
    *to++ = '\t';
    to = tag_set_print(&d->packer.tags, to, tags);
    *to++ = '\n';
    output_end(&d->duplicates, to);
}

static int
by_survival(const void *a, const void *b)
{
    const struct person *left = a, *right = b;
    int by = merge_order_names(right, left);

    if (!by)
        by = merge_order_resident(right, left);
    return by ? by : (right->copies > left->copies) - (right->copies < left->copies);
}

/* Lists all of a group but the one whose place survives. */
static void
list_duplicates(struct desk *d, const struct stored *items, size_t count,
                const struct person *merged)
{
    d->group = memory_grow(d->group, &d->group_room, count, sizeof *d->group);
    for (size_t i = 0; i < count; i++) {
        d->group[i].other = d->others;
        d->group[i].hash = merged->hash;
        unpacker_unpack(&d->unpacker, (struct slice){items[i].item, items[i].n}, &d->group[i]);
    }
    qsort(d->group, count, sizeof *d->group, by_survival);
    for (size_t i = 1; i < count; i++)
        list_duplicate(d, &d->group[i], conflicts_of(&d->group[i], &d->group[0], merged));
}

/* The records of one ID. */
static void
merge_group(struct desk *d, const struct stored *items, size_t count)
{
    struct person p = {.hash = items[0].key, .other = d->merged_others};
    struct merged m;

    unpacker_unpack(&d->unpacker, (struct slice){items[0].item, items[0].n}, &p);
    merge_start(&m, &p);
    p.other = d->others;
    for (size_t i = 1; i < count; i++) {
        unpacker_unpack(&d->unpacker, (struct slice){items[i].item, items[i].n}, &p);
        merge_add(&m, &p, d->packer.others);
    }
    person_writer_record(&d->writer, &m.person);
    if (duplicates_path && count > 1)
        list_duplicates(d, items, count, &m.person);
}

static void
merge_all(struct desk *d, struct store *store)
{
    struct stored *items;
    size_t count;

    while (store_next(store, &items, &count))
        for (size_t from = 0, to; from < count; from = to) {
            for (size_t ahead = from + AHEAD; ahead < from + (size_t)2 * AHEAD && ahead < count;
                 ahead++)
                __builtin_prefetch(items[ahead].item);
            to = packed_group(items, from, count);
            merge_group(d, items + from, to - from);
        }
}

static void
close_desk(struct desk *d)
{
    for (size_t i = 0; i < d->reader.file_count; i++)
        d->reader.accounts[i].merged = d->reader.accounts[i].read - d->reader.accounts[i].written;
    person_writer_close(&d->writer);
    if (duplicates_path)
        output_close(&d->duplicates);
    packer_free(&d->packer);
    free(d->others);
    free(d->merged_others);
    free(d->group);
}

int
main(int argc, char **argv)
{
    static struct desk d;
    struct options options = options_read(argc, argv, &usage);
    struct store *store;

    if (options.policy)
        policy_read(options.policy);
    reader_open(&d.reader, options.files, options.file_count);
    packer_start(&d.packer, &d.reader);
    d.unpacker.packer = &d.packer;
    d.others = memory_new(d.packer.others, sizeof *d.others);
    d.merged_others = memory_new(d.packer.others, sizeof *d.merged_others);
    person_writer_open(&d.writer, &d.reader, &d.packer);
    if (duplicates_path)
        open_duplicates(&d);
    store = store_new(memory, tmpdir ? tmpdir : temporary_directory());
    while (reader_next(&d.reader)) {
        uint64_t hash = packer_hash(&d.packer, &d.reader);

        store_expect(store, hash);
        store_put(store, hash, packer_pack(&d.packer, &d.reader));
    }
    merge_all(&d, store);
    store_free(store);
    close_desk(&d);
    account_close(d.reader.accounts, d.reader.file_count, options.summary);
    reader_close(&d.reader);
    return DONE;
}
