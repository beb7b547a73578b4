#include "roster/settlement.h"

#include <stdlib.h>

#include "base/dict.h"
#include "base/memory.h"

enum { NONE = -1 };

/* A row of a file, of which something is known: that it was rejected, or that it came back. */
struct place {
    size_t file;
    size_t unmended; /* rejects of it that are left: a household's row may have several */
    int64_t key;     /* of the rejected row that it says to be, or NONE */
};

struct reject {
    size_t place;
    bool mended;
};

/* The rejects of one file that have one key, and those of other files. */
struct origin {
    size_t file, reject;
    bool several;
    int64_t next;
};

struct settlement {
    struct dict keys, places;
    int64_t *origin_of; /* by the number of the key */
    struct origin *origin;
    struct place *place; /* by the number of the place */
    struct reject *reject;
    size_t origins, rejects, origin_of_room, origin_room, place_room, reject_room;
    struct file {
        size_t first;      /* of its rejects */
        size_t times_back; /* it came back so often */
        struct settlement_file count;
    } * file;
};

struct settlement *
settlement_new(size_t files)
{
    struct settlement *s = memory_new(1, sizeof *s);

    s->file = memory_new(files, sizeof *s->file);
    return s;
}

static size_t
place_of(struct settlement *s, size_t file, uint64_t line)
{
    const uint64_t text[] = {file, line};
    size_t before = s->places.count;
    size_t i = dict_put(&s->places, (struct slice){(const char *)text, sizeof text});

    s->place = memory_grow(s->place, &s->place_room, s->places.count, sizeof *s->place);
    if (s->places.count > before)
        s->place[i] = (struct place){.file = file, .key = NONE};
    return i;
}

void
settlement_reject(struct settlement *s, size_t file, uint64_t line, struct slice key)
{
    struct file *f = &s->file[file];
    size_t known = s->keys.count, place = place_of(s, file, line), n;
    int64_t *origin;

    s->place[place].unmended++;
    s->reject = memory_grow(s->reject, &s->reject_room, s->rejects + 1, sizeof *s->reject);
    s->reject[s->rejects] = (struct reject){.place = place};
    if (f->count.rejects++ == 0)
        f->first = s->rejects;
    s->rejects++;
    if (key.n == 0)
        return;
    n = dict_put(&s->keys, key);
    s->origin_of =
        memory_grow(s->origin_of, &s->origin_of_room, s->keys.count, sizeof *s->origin_of);
    origin = &s->origin_of[n];
    if (s->keys.count > known)
        *origin = NONE;
    if (*origin != NONE && s->origin[*origin].file == file) {
        s->origin[*origin].several = true;
        return;
    }
    s->origin = memory_grow(s->origin, &s->origin_room, s->origins + 1, sizeof *s->origin);
    s->origin[s->origins] = (struct origin){file, s->rejects - 1, false, *origin};
    *origin = (int64_t)s->origins++;
}

void
settlement_came_back(struct settlement *s, size_t file, size_t times)
{
    s->file[file].times_back = times;
}

void
settlement_return(struct settlement *s, size_t file, uint64_t line, struct slice key)
{
    int64_t known = dict_find(&s->keys, key);
    size_t place;

    if (known == NONE)
        return;
    place = place_of(s, file, line);
    s->place[place].key = known;
}

/* The one reject of other files that the row is, or NULL. */
static struct reject *
find_origin(struct settlement *s, const struct place *row)
{
    size_t times_back = s->file[row->file].times_back, all = 0, fitting = 0;
    struct reject *any = NULL, *fit = NULL;

    for (int64_t i = s->origin_of[row->key]; i != NONE; i = s->origin[i].next) {
        const struct origin *o = &s->origin[i];
        size_t count = o->file == row->file ? 0 : o->several ? 2 : 1;

        all += count;
        if (count > 0)
            any = &s->reject[o->reject];
        if (count > 0 && s->file[o->file].times_back + 1 == times_back) {
            fitting += count;
            fit = any;
        }
    }
    if (all < 2)
        return any;
    if (fitting == 1)
        return fit;
    s->file[row->file].count.doubts++;
    return NULL;
}

static bool
is_accepted_again(const struct place *p)
{
    return p->unmended == 0 && p->key != NONE;
}

/* A row mends that of which it came, which may itself have come back: so each that is accepted
 * waits for its turn, once. */
void
settlement_settle(struct settlement *s)
{
    size_t *waiting = memory_new(s->places.count, sizeof *waiting), count = 0;

    for (size_t i = 0; i < s->places.count; i++)
        if (is_accepted_again(&s->place[i]))
            waiting[count++] = i;
    while (count > 0) {
        struct reject *origin = find_origin(s, &s->place[waiting[--count]]);
        struct place *came_from;

        if (!origin || origin->mended)
            continue;
        origin->mended = true;
        came_from = &s->place[origin->place];
        s->file[came_from->file].count.mended++;
        came_from->unmended--;
        if (is_accepted_again(came_from))
            waiting[count++] = origin->place;
    }
    free(waiting);
}

struct settlement_file
settlement_of(const struct settlement *s, size_t file)
{
    return s->file[file].count;
}

bool
settlement_is_mended(const struct settlement *s, size_t file, size_t n)
{
    const struct file *f = &s->file[file];

    return n < f->count.rejects && s->reject[f->first + n].mended;
}

void
settlement_free(struct settlement *s)
{
    dict_free(&s->keys);
    dict_free(&s->places);
    free(s->origin_of);
    free(s->origin);
    free(s->place);
    free(s->reject);
    free(s->file);
    free(s);
}
