#include "workbook/biff.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "bytes/utf16.h"

enum {
    HEADER = 512,
    IN_HEADER = 109, /* sectors of the allocation table that the header lists */
    ENTRY = 128,
    NAME = 64,
    END_OF_CHAIN = -2,
    MOST_SECTORS = 1 << 24
};

enum { FORMULA = 0x06, LAST = 0x0a, BOUNDSHEET = 0x85, STRING = 0x207, FIRST = 0x809 };

/* A compound file, mapped. A sector number that leads nowhere ends a chain. */
struct compound {
    const unsigned char *p;
    size_t n, sector; /* bytes, and bytes a sector */
};

static uint32_t
u16(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t
u32(const unsigned char *p)
{
    return u16(p) | u16(p + 2) << 16;
}

/* ---- the compound file ---- */

static const unsigned char *
sector_at(const struct compound *c, int64_t number)
{
    size_t at = ((size_t)number + 1) * c->sector;

    return number >= 0 && number < MOST_SECTORS && at + c->sector <= c->n ? c->p + at : NULL;
}

/* The sector of the allocation table that holds entry number i of its list. */
static int64_t
table_sector(const struct compound *c, size_t i)
{
    int64_t list = (int32_t)u32(c->p + 68);
    size_t a_list = c->sector / 4 - 1;

    if (i < IN_HEADER)
        return (int32_t)u32(c->p + 76 + 4 * i);
    for (i -= IN_HEADER; i >= a_list && sector_at(c, list); i -= a_list)
        list = (int32_t)u32(sector_at(c, list) + 4 * a_list);
    return sector_at(c, list) && i < a_list ? (int32_t)u32(sector_at(c, list) + 4 * i)
                                            : END_OF_CHAIN;
}

static int64_t
next_sector(const struct compound *c, int64_t number)
{
    size_t a_sector = c->sector / 4;
    const unsigned char *table = sector_at(c, table_sector(c, (size_t)number / a_sector));

    return table ? (int32_t)u32(table + 4 * ((size_t)number % a_sector)) : END_OF_CHAIN;
}

/* Copies a chain of sectors, at most `size` bytes; the caller frees it. */
static unsigned char *
chain(const struct compound *c, int64_t from, size_t size, size_t *n)
{
    unsigned char *all = NULL;
    size_t room = 0;
    const unsigned char *sector;

    for (*n = 0; *n < size && (sector = sector_at(c, from)) != NULL; from = next_sector(c, from)) {
        all = memory_grow(all, &room, *n + c->sector, 1);
        memcpy(all + *n, sector, c->sector);
        *n += c->sector;
    }
    if (*n > size)
        *n = size;
    return all;
}

/* A stream that is shorter than a sector of the file pays for lies in
 * the small sectors of the root's. */
static unsigned char *
small_chain(const struct compound *c, const unsigned char *root, int64_t from, size_t size,
            size_t *n)
{
    enum { SMALL = 64 };
    size_t rooted, listed;
    unsigned char *sectors = chain(c, (int32_t)u32(root + 116), c->n, &rooted);
    unsigned char *table = chain(c, (int32_t)u32(c->p + 60), c->n, &listed);
    unsigned char *all = memory_new(size + SMALL, 1);

    for (*n = 0; *n < size && from >= 0 && ((size_t)from + 1) * SMALL <= rooted;) {
        memcpy(all + *n, sectors + (size_t)from * SMALL, SMALL);
        *n += SMALL;
        from = ((size_t)from + 1) * 4 <= listed ? (int32_t)u32(table + 4 * from) : END_OF_CHAIN;
    }
    if (*n > size)
        *n = size;
    free(sectors);
    free(table);
    return all;
}

static bool
is_named(const unsigned char *entry, const char *name)
{
    size_t n = strlen(name);

    if (u16(entry + NAME) != 2 * n + 2)
        return false;
    for (size_t i = 0; i < n; i++)
        if (u16(entry + 2 * i) != (unsigned char)name[i])
            return false;
    return true;
}

static void
find_stream(const struct compound *c, struct biff *b)
{
    size_t n, cutoff = u32(c->p + 56);
    unsigned char *directory = chain(c, (int32_t)u32(c->p + 48), c->n, &n);

    for (size_t at = 0; at + ENTRY <= n && !b->stream; at += ENTRY) {
        const unsigned char *entry = directory + at;
        size_t size = u32(entry + 120);
        int64_t from = (int32_t)u32(entry + 116);

        if (!is_named(entry, "Workbook") || size > c->n)
            continue;
        b->stream = size < cutoff ? small_chain(c, directory, from, size, &b->size)
                                  : chain(c, from, size, &b->size);
    }
    free(directory);
}

/* ---- records ---- */

struct record {
    uint32_t id;
    size_t n;
    const unsigned char *p;
};

/* The record at *at, which moves behind it. False where there is none that is whole. */
static bool
next_record(const struct biff *b, size_t *at, struct record *r)
{
    if (*at + 4 > b->size)
        return false;
    *r = (struct record){u16(b->stream + *at), u16(b->stream + *at + 2), b->stream + *at + 4};
    if (*at + 4 + r->n > b->size)
        return false;
    *at += 4 + r->n;
    return true;
}

static void
find_sheets(struct biff *b)
{
    struct record r;

    for (size_t at = 0; next_record(b, &at, &r) && r.id != LAST;)
        if (r.id == BOUNDSHEET && r.n >= 6) {
            b->sheet = memory_grow(b->sheet, &b->sheet_room, b->sheets + 1, sizeof *b->sheet);
            b->sheet[b->sheets++] =
                (struct biff_sheet){.at = u32(r.p), .hidden = (r.p[4] & 3) != 0};
        }
}

static const char *
error_name(unsigned char code)
{
    static const struct {
        unsigned char code;
        const char *name;
    } known[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0f, "#VALUE!"},
                 {0x17, "#REF!"},  {0x1d, "#NAME?"},  {0x24, "#NUM!"}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].code == code)
            return known[i].name;
    return "#N/A";
}

static void
take_formula(struct biff_sheet *s, const struct record *r)
{
    struct biff_formula f = {.row = u16(r->p), .column = u16(r->p + 2)};
    const unsigned char *value = r->p + 6;

    if (u16(value + 6) == 0xffff) {
        f.kind = value[0] == 1 ? BIFF_BOOLEAN : value[0] == 2 ? BIFF_ERROR : BIFF_TEXT;
        f.truth = value[2] != 0;
        f.error = error_name(value[2]);
    } else
        memcpy(&f.number, value, sizeof f.number);
    s->formula = memory_grow(s->formula, &s->room, s->formulas + 1, sizeof *s->formula);
    s->formula[s->formulas++] = f;
}

/* The text of the last formula: its length, whether its characters
 * are two bytes each, then these. */
static void
take_text(struct biff_formula *f, const struct record *r)
{
    size_t wide = r->p[2] & 1, n = u16(r->p), used;
    char *units;

    if (n > (r->n - 3) >> wide)
        n = (r->n - 3) >> wide;
    units = memory_new(2 * n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        units[2 * i] = (char)r->p[3 + (i << wide)];
        units[2 * i + 1] = wide ? (char)r->p[3 + 2 * i + 1] : '\0';
    }
    f->text = memory_new(3 * n + 4, 1);
    utf16_decode((struct slice){units, 2 * n}, false, true, f->text, &used);
    free(units);
}

static int
compare(const void *a, const void *b)
{
    const struct biff_formula *one = a, *other = b;

    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->column > other->column) - (one->column < other->column);
}

void
biff_read(struct biff *b, size_t sheet)
{
    struct biff_sheet *s = &b->sheet[sheet];
    struct record r;
    size_t depth = 0;

    for (size_t at = s->at; next_record(b, &at, &r);) {
        depth += r.id == FIRST;
        if (r.id == LAST && (depth == 0 || --depth == 0))
            break;
        if (depth > 1)
            continue; /* of a chart in the sheet */
        if (r.id == FORMULA && r.n >= 14)
            take_formula(s, &r);
        else if (r.id == STRING && r.n >= 3 && s->formulas > 0 && !s->formula[s->formulas - 1].text)
            take_text(&s->formula[s->formulas - 1], &r);
    }
    if (s->formulas > 0)
        qsort(s->formula, s->formulas, sizeof *s->formula, compare);
}

struct biff *
biff_open(int fd)
{
    struct biff *b = memory_new(1, sizeof *b);
    struct stat about;
    struct compound c = {.sector = HEADER};
    void *map;

    if (fstat(fd, &about) < 0 || about.st_size < HEADER)
        return b;
    map = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED)
        return b;
    c.p = map;
    c.n = (size_t)about.st_size;
    if (u16(c.p + 30) == 9 || u16(c.p + 30) == 12) {
        c.sector = (size_t)1 << u16(c.p + 30);
        find_stream(&c, b);
    }
    munmap(map, c.n);
    find_sheets(b);
    return b;
}

void
biff_close(struct biff *b)
{
    for (size_t i = 0; i < b->sheets; i++) {
        for (size_t k = 0; k < b->sheet[i].formulas; k++)
            free(b->sheet[i].formula[k].text);
        free(b->sheet[i].formula);
    }
    free(b->sheet);
    free(b->stream);
    free(b);
}
