/* settlement: which rejected rows came back mended, held against a plain reading of the rule. */
#include "roster/settlement.h"

#include "check.h"

enum { FILES = 4, LINES = 12, KEYS = 6, ROUNDS = 20000 };

/* A small world: of each row of a file, the keys of its rejects and the key it came back with. */
struct world {
    struct reject {
        size_t file, line, key;
        bool mended;
    } reject[FILES * LINES];
    size_t rejects;
    size_t back[FILES][LINES]; /* 0: it did not come back */
    size_t times_back[FILES], doubts[FILES];
};

static struct slice
key_text(size_t key, char text[40])
{
    sprintf(text, "key number %zu", key);
    return key ? slice_of(text) : SLICE("");
}

static struct world
random_world(void)
{
    struct world w = {0};

    for (size_t file = 0; file < FILES; file++) {
        w.times_back[file] = random_below(3);
        for (size_t line = 0; line < LINES; line++) {
            if (random_below(3) == 0)
                for (size_t i = 1 + random_below(5) / 4; i > 0 && w.rejects < FILES * LINES; i--)
                    w.reject[w.rejects++] =
                        (struct reject){file, line, random_below(KEYS * FILES), false};
            if (random_below(3) == 0)
                w.back[file][line] = random_below(KEYS * FILES);
        }
    }
    return w;
}

static bool
is_accepted(const struct world *w, size_t file, size_t line)
{
    for (size_t i = 0; i < w->rejects; i++)
        if (w->reject[i].file == file && w->reject[i].line == line && !w->reject[i].mended)
            return false;
    return true;
}

/* The one reject with that key, of other files or of those of them that came back once less
 * often; or NULL. */
static struct reject *
origin_of(struct world *w, size_t file, size_t key, bool once_less, bool *several)
{
    struct reject *origin = NULL;
    size_t found = 0;

    for (size_t i = 0; key && i < w->rejects; i++) {
        struct reject *r = &w->reject[i];

        if (r->key == key && r->file != file &&
            (!once_less || w->times_back[r->file] + 1 == w->times_back[file])) {
            origin = r;
            found++;
        }
    }
    if (found > 1 && !once_less) {
        origin = origin_of(w, file, key, true, several);
        *several = origin == NULL;
    } else if (found != 1)
        origin = NULL;
    return origin;
}

/* Until nothing changes. */
static void
settle_plainly(struct world *w)
{
    bool any = true;

    while (any) {
        any = false;
        for (size_t file = 0; file < FILES; file++) {
            w->doubts[file] = 0;
            for (size_t line = 0; line < LINES; line++) {
                bool several = false;
                struct reject *origin = origin_of(w, file, w->back[file][line], false, &several);

                if (!is_accepted(w, file, line))
                    continue;
                w->doubts[file] += several;
                if (origin && !origin->mended)
                    any = origin->mended = true;
            }
        }
    }
}

static void
expect_same(const struct world *w, const struct settlement *s)
{
    size_t n[FILES] = {0}, mended[FILES] = {0};

    for (size_t i = 0; i < w->rejects; i++) {
        size_t file = w->reject[i].file;

        expect(settlement_is_mended(s, file, n[file]++) == w->reject[i].mended, "reject %zu", i);
        mended[file] += w->reject[i].mended;
    }
    for (size_t file = 0; file < FILES; file++) {
        struct settlement_file f = settlement_of(s, file);

        expect_number((int64_t)f.rejects, (int64_t)n[file], "rejects");
        expect_number((int64_t)f.mended, (int64_t)mended[file], "mended");
        expect_number((int64_t)f.doubts, (int64_t)w->doubts[file], "doubts");
        expect(!settlement_is_mended(s, file, n[file]), "a row that came later is mended");
    }
}

static void
check_worlds(void)
{
    size_t mended = 0, doubts = 0;

    check("random files");
    for (int round = 0; round < ROUNDS; round++) {
        struct world w = random_world();
        struct settlement *s = settlement_new(FILES);
        char text[40];

        for (size_t i = 0; i < w.rejects; i++)
            settlement_reject(s, w.reject[i].file, w.reject[i].line + 1,
                              key_text(w.reject[i].key, text));
        for (size_t file = 0; file < FILES; file++)
            settlement_came_back(s, file, w.times_back[file]);
        for (size_t file = 0; file < FILES; file++)
            for (size_t line = 0; line < LINES; line++)
                if (w.back[file][line])
                    settlement_return(s, file, line + 1, key_text(w.back[file][line], text));
        settlement_settle(s);
        settle_plainly(&w);
        expect_same(&w, s);
        settlement_free(s);
        for (size_t i = 0; i < w.rejects; i++)
            mended += w.reject[i].mended;
        for (size_t file = 0; file < FILES; file++)
            doubts += w.doubts[file];
    }
    expect(mended > ROUNDS && doubts > ROUNDS / 10, "%zu mended, %zu doubts", mended, doubts);
}

/* Two files whose rows are each that of the one before, the last one accepted: as long as such a
 * chain can be. */
static void
check_chain(void)
{
    enum { LENGTH = 100000 };
    struct settlement *s = settlement_new(2);
    char text[40];

    check("a chain");
    for (size_t file = 0; file < 2; file++)
        for (size_t i = file; i < LENGTH; i += 2)
            settlement_reject(s, file, i + 1, key_text(i + 1, text));
    for (size_t i = 1; i <= LENGTH; i++)
        settlement_return(s, i % 2, i + 1, key_text(i, text));
    settlement_settle(s);
    for (size_t file = 0; file < 2; file++)
        expect_number((int64_t)settlement_of(s, file).mended, LENGTH / 2, "mended");
    settlement_free(s);
}

int
main(void)
{
    check_worlds();
    check_chain();
    return check_end();
}
