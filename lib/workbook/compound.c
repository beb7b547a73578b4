#include "workbook/compound.h"

#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "workbook/little.h"

/* Where things stand in the header, and in an entry of the directory. */
enum {
    HEADER = 512,
    SECTOR_SHIFT = 30,
    DIRECTORY = 48,
    CUTOFF = 56,
    SMALL_TABLE = 60,
    LIST = 68,
    IN_HEADER = 76, /* the first sectors of the table */
    LISTED = 109
};

enum {
    ENTRY = 128,
    NAME = 64,
    TYPE = 66,
    LEFT = 68,
    RIGHT = 72,
    CHILD = 76,
    START = 116,
    SIZE = 120
};

enum { STREAM = 2, SMALL = 64 };

/* `table` holds for each sector which one follows it, `small_table` the same for the small ones,
 * into which streams below the cutoff are put; these lie in a stream themselves. A number that
 * leads nowhere ends a chain. */
struct compound {
    int fd;
    const char *file;
    uint64_t size;
    size_t sector, cutoff;
    unsigned char header[HEADER];
    unsigned char *table, *small_table, *directory;
    size_t table_size, small_size, directory_size; /* in bytes */
    struct extents small;
};

static struct extents
nothing(const struct compound *c)
{
    return (struct extents){.fd = c->fd, .file = c->file};
}

static bool
is_sector(const struct compound *c, uint32_t number)
{
    return ((uint64_t)number + 1) * c->sector < c->size;
}

static uint32_t
entry_of(const unsigned char *table, size_t size, uint32_t number)
{
    return ((uint64_t)number + 1) * 4 <= size ? little_u32(table + (size_t)number * 4) : UINT32_MAX;
}

static void
add_sector(const struct compound *c, struct extents *to, uint32_t number, uint64_t most)
{
    extents_add(to, ((uint64_t)number + 1) * c->sector, most < c->sector ? most : c->sector);
}

/* The chain that begins there, at most `most` bytes; one that goes in a circle ends with the
 * size of the file. */
static struct extents
chain(const struct compound *c, uint32_t from, uint64_t most)
{
    struct extents e = nothing(c);

    most = most < c->size ? most : c->size;
    for (; e.size < most && is_sector(c, from); from = entry_of(c->table, c->table_size, from))
        add_sector(c, &e, from, most - e.size);
    return e;
}

static unsigned char *
content(struct extents e, size_t *n)
{
    unsigned char *all = extents_all(&e, n);

    extents_free(&e);
    return all;
}

/* Adds the sectors whose numbers stand there, up to the first that is none. Returns whether all
 * were. */
static bool
add_listed(const struct compound *c, struct extents *to, const unsigned char *numbers, size_t count)
{
    uint64_t most = (c->size / c->sector + c->sector / 4) * 4;

    for (size_t i = 0; i < count; i++) {
        uint32_t number = little_u32(numbers + 4 * i);

        if (!is_sector(c, number) || to->size >= most)
            return false;
        add_sector(c, to, number, c->sector);
    }
    return true;
}

/* The sectors of the table: the first are listed in the header, the others in sectors whose last
 * entry names the next such one. */
static void
read_table(struct compound *c)
{
    struct extents table = nothing(c);
    size_t a_list = c->sector / 4 - 1;
    uint32_t list = little_u32(c->header + LIST);
    bool more = add_listed(c, &table, c->header + IN_HEADER, LISTED);

    while (more && is_sector(c, list)) {
        struct extents one = nothing(c);
        unsigned char *numbers;
        size_t n;

        add_sector(c, &one, list, c->sector);
        numbers = content(one, &n);
        more = n == c->sector && add_listed(c, &table, numbers, a_list);
        list = more ? little_u32(numbers + 4 * a_list) : UINT32_MAX;
        free(numbers);
    }
    c->table = content(table, &c->table_size);
}

struct compound *
compound_open(int fd, const char *file)
{
    struct compound *c = memory_new(1, sizeof *c);
    struct stat about;
    struct extents header = {.fd = fd, .file = file};
    unsigned shift;

    c->fd = fd;
    c->file = file;
    extents_add(&header, 0, HEADER);
    c->size = fstat(fd, &about) == 0 && about.st_size > 0 ? (uint64_t)about.st_size : 0;
    extents_read(&header, 0, c->header, HEADER);
    extents_free(&header);
    shift = little_u16(c->header + SECTOR_SHIFT);
    if (c->size < HEADER || c->size > UINT32_MAX || shift < 9 || shift > 12) {
        compound_close(c);
        return NULL;
    }
    c->sector = (size_t)1 << shift;
    c->cutoff = little_u32(c->header + CUTOFF);
    read_table(c);
    c->directory =
        content(chain(c, little_u32(c->header + DIRECTORY), c->size), &c->directory_size);
    c->small_table =
        content(chain(c, little_u32(c->header + SMALL_TABLE), c->size), &c->small_size);
    if (c->directory_size < ENTRY) {
        compound_close(c);
        return NULL;
    }
    c->small = chain(c, little_u32(c->directory + START), little_u32(c->directory + SIZE));
    return c;
}

static bool
is_stream(const unsigned char *entry, const char *name)
{
    size_t n = strlen(name);
    char text[NAME / 2];

    if (entry[TYPE] != STREAM || little_u16(entry + NAME) != 2 * n + 2)
        return false;
    for (size_t i = 0; i < n; i++)
        text[i] = entry[2 * i + 1] == 0 ? (char)entry[2 * i] : '\0';
    return strncasecmp(text, name, n) == 0;
}

/* Looks through the tree of the entries that lie directly below the root; NULL where there is
 * none. */
static const unsigned char *
find_entry(const struct compound *c, const char *name)
{
    size_t entries = c->directory_size / ENTRY, next = 0, queued = 0;
    uint32_t *queue = memory_new(entries, sizeof *queue);
    bool *seen = memory_new(entries, sizeof *seen);
    const unsigned char *found = NULL, *entry = c->directory;
    uint32_t ways[2] = {little_u32(entry + CHILD), UINT32_MAX};

    for (;;) {
        for (size_t i = 0; i < 2; i++)
            if (ways[i] < entries && !seen[ways[i]]) {
                seen[ways[i]] = true;
                queue[queued++] = ways[i];
            }
        if (next == queued || found)
            break;
        entry = c->directory + (size_t)queue[next++] * ENTRY;
        found = is_stream(entry, name) ? entry : NULL;
        ways[0] = little_u32(entry + LEFT);
        ways[1] = little_u32(entry + RIGHT);
    }
    free(queue);
    free(seen);
    return found;
}

/* A chain of small sectors. */
static struct extents
small_chain(struct compound *c, uint32_t from, uint64_t most)
{
    struct extents e = nothing(c);

    most = most < c->small.size ? most : c->small.size;
    for (uint64_t before = 1; e.size < most && e.size != before;) {
        uint64_t left = most - e.size;

        before = e.size;
        extents_add_part(&e, &c->small, (uint64_t)from * SMALL, left < SMALL ? left : SMALL);
        from = entry_of(c->small_table, c->small_size, from);
    }
    return e;
}

bool
compound_find(struct compound *c, const char *name, struct extents *stream)
{
    const unsigned char *entry = find_entry(c, name);
    uint32_t from, size;

    if (!entry)
        return false;
    from = little_u32(entry + START);
    size = little_u32(entry + SIZE);
    *stream = size < c->cutoff ? small_chain(c, from, size) : chain(c, from, size);
    return true;
}

void
compound_close(struct compound *c)
{
    free(c->table);
    free(c->small_table);
    free(c->directory);
    extents_free(&c->small);
    free(c);
}
