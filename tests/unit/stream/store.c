#include "stream/store.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "place.h"

enum { SEQUENCE = sizeof(uint32_t), LARGEST = 200000 };

/* How keys are drawn. */
enum keys { ANY, FEW, ONE, TOP_ALIKE, LOW_ALIKE, RISING, FALLING, EDGES };

struct row {
    const char *name;
    enum keys keys;
    uint32_t items;
    size_t longest; /* bytes of an item, at most; every 1000th is this long */
    size_t memory;
};

static uint64_t
draw_key(enum keys keys, uint32_t i, uint32_t items)
{
    switch (keys) {
    case FEW:
        return (uint64_t)random_below(7) * 0x2492492492492492U;
    case ONE:
        return 0x8000000000000000U;
    case TOP_ALIKE:
        return 0xabcd000000000000U | random_word() >> 16;
    case LOW_ALIKE:
        return random_word() << 40;
    case RISING:
        return (uint64_t)i * (UINT64_MAX / items);
    case FALLING:
        return UINT64_MAX - (uint64_t)i * (UINT64_MAX / items);
    case EDGES:
        return random_below(2) ? random_below(3) : UINT64_MAX - random_below(3);
    default:
        return random_word();
    }
}

/* An item says of itself which it is: its number, then bytes that follow from it. */
static char
byte_of(uint32_t number, size_t i)
{
    return (char)(number * 31 + i * 7);
}

static size_t
make_item(char *item, uint32_t number, size_t longest)
{
    size_t n = number % 1000 == 999
                   ? longest
                   : SEQUENCE + random_below(longest < 60 ? longest - SEQUENCE : 60);

    memcpy(item, &number, SEQUENCE);
    for (size_t i = SEQUENCE; i < n; i++)
        item[i] = byte_of(number, i);
    return n;
}

struct wanted {
    uint64_t key;
    uint32_t number, n;
};

static int
by_key(const void *a, const void *b)
{
    const struct wanted *left = a, *right = b;

    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->number < right->number ? -1 : 1;
}

static void
expect_item(const struct stored *got, const struct wanted *wanted)
{
    uint32_t number = 0;
    bool same = got->n == wanted->n;

    expect(got->key == wanted->key, "key %016" PRIx64 ", not %016" PRIx64, got->key, wanted->key);
    expect(same, "an item of %zu bytes, not %u", got->n, (unsigned)wanted->n);
    if (!same)
        return;
    memcpy(&number, got->item, SEQUENCE);
    expect(number == wanted->number, "item %u, not %u", (unsigned)number, (unsigned)wanted->number);
    for (size_t i = SEQUENCE; i < got->n; i++)
        same &= got->item[i] == byte_of(number, i);
    expect(same, "other bytes in item %u", (unsigned)number);
}

/* Puts the items of a row in and notes them. */
static struct wanted *
fill(struct store *s, const struct row *row)
{
    struct wanted *wanted = memory_new(row->items, sizeof *wanted);
    static char item[LARGEST];

    for (uint32_t i = 0; i < row->items; i++) {
        size_t n = make_item(item, i, row->longest);

        wanted[i] = (struct wanted){draw_key(row->keys, i, row->items), i, (uint32_t)n};
        store_expect(s, wanted[i].key);
        store_put(s, wanted[i].key, (struct slice){item, n});
    }
    qsort(wanted, row->items, sizeof *wanted, by_key);
    return wanted;
}

static void
check_row(const struct row *row)
{
    struct store *s = store_new(row->memory, ".");
    struct wanted *wanted;
    struct stored *items;
    size_t count, at = 0;
    uint64_t last = 0;

    check(row->name);
    wanted = fill(s, row);
    while (store_next(s, &items, &count)) {
        expect(count > 0 && at + count <= row->items, "%zu items more after %zu of %u", count, at,
               (unsigned)row->items);
        expect(at == 0 || items[0].key > last, "the items of a key come in two parts");
        for (size_t i = 0; i < count && at + i < row->items; i++)
            expect_item(&items[i], &wanted[at + i]);
        at += count;
        last = items[count - 1].key;
    }
    expect(at == row->items, "%zu items, not %u", at, (unsigned)row->items);
    expect(!store_next(s, &items, &count), "more after the end");
    store_free(s);
    free(wanted);
}

/* Puts in and takes out far more than the memory, all with keys that begin alike. The
 * most memory that it took, in KiB. */
static long
memory_taken(void)
{
    static const struct row row = {NULL, TOP_ALIKE, 1500000, 60, STORE_LEAST};
    struct store *s = store_new(row.memory, ".");
    struct stored *items;
    struct rusage usage;
    char item[60] = "";
    size_t count, total = 0;

    for (uint32_t i = 0; i < row.items; i++)
        store_put(s, draw_key(row.keys, i, row.items), (struct slice){item, sizeof item});
    while (store_next(s, &items, &count))
        total += count;
    store_free(s);
    getrusage(RUSAGE_SELF, &usage);
    return total == row.items ? usage.ru_maxrss : LONG_MAX;
}

/* In a process of its own, before others have taken memory. */
static void
check_memory(void)
{
#if defined(__SANITIZE_ADDRESS__)
    enum { MOST = 200 << 10 }; /* freed memory is kept for a while */
#else
    enum { MOST = 40 << 10 };
#endif
    int end[2], status;
    long taken = LONG_MAX;
    pid_t child;

    check("100 MB of items in 16 MiB of memory");
    if (pipe(end) != 0 || (child = fork()) < 0)
        abort();
    if (child == 0) {
        taken = memory_taken();
        _exit(write(end[1], &taken, sizeof taken) == sizeof taken ? 0 : 1);
    }
    close(end[1]);
    expect(read(end[0], &taken, sizeof taken) == sizeof taken, "it died");
    close(end[0]);
    waitpid(child, &status, 0);
    expect(taken < MOST, "it takes %ld KiB", taken);
}

static void
fill_in_no_directory(void *context)
{
    static const struct row row = {NULL, ANY, 800000, 20, STORE_LEAST};

    free(fill(context, &row));
}

static void
check_failures(void)
{
    struct store *s = store_new(STORE_LEAST, "no/such/directory");

    check("no place for a temporary file");
    expect_number(caught(fill_in_no_directory, s), FAILED, "the status");
    expect_text(slice_of(catching.text),
                SLICE("no/such/directory: cannot make a temporary file: No such file or directory"),
                "the message");
    store_free(s);
}

int
main(void)
{
    enum { M = 1 << 20, G = 1 << 30 };
    static const struct row rows[] = {
        {"no items", ANY, 0, 20, G},
        {"one item", ANY, 1, 20, G},
        {"a thousand items in memory", ANY, 1000, 100, G},
        {"many items in memory", ANY, 200000, 40, G},
        {"many items, most in the file", ANY, 700000, 40, STORE_LEAST},
        {"rising keys", RISING, 300000, 60, STORE_LEAST},
        {"falling keys", FALLING, 300000, 60, STORE_LEAST},
        {"few keys", FEW, 300000, 60, STORE_LEAST},
        {"all items one key, more than the memory", ONE, 500000, 60, STORE_LEAST},
        {"keys at both ends", EDGES, 300000, 60, STORE_LEAST},
        {"keys whose first 16 bits are alike: dealt again and again", TOP_ALIKE, 400000, 60,
         STORE_LEAST},
        {"keys whose last bits are alike", LOW_ALIKE, 100000, 40, 64 * M},
        {"items larger than the chunks", ANY, 30000, LARGEST, STORE_LEAST},
        {"items larger than the chunks, few keys", FEW, 30000, LARGEST, STORE_LEAST},
        {"items larger than the chunks, dealt again", TOP_ALIKE, 40000, LARGEST, STORE_LEAST},
    };

    place_start();
    check_memory();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_row(&rows[i]);
    check_failures();
    check("no file is left behind");
    expect(rmdir(place_path) == 0, "the directory is not empty");
    return check_end();
}
