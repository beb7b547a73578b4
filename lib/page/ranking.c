#include "page/ranking.h"

#include <stdlib.h>

#include "base/memory.h"

/* A sum times a sum needs more than 64 bits. */
__extension__ typedef __int128 wide;

struct context {
    const struct figures *figures;
    enum indicator indicator;
};

/* <0, 0, >0 as a is better than b, as good, or worse. */
static int
better(const struct figure *a, const struct figure *b)
{
    bool below = (a->target && a->target->below) || (b->target && b->target->below);
    wide left, right;
    int order;

    if (a->value == FIGURE_NONE || b->value == FIGURE_NONE)
        return (a->value == FIGURE_NONE) - (b->value == FIGURE_NONE);
    left = (wide)a->numerator * (b->denominator > 0 ? b->denominator : 1);
    right = (wide)b->numerator * (a->denominator > 0 ? a->denominator : 1);
    order = (left < right) - (left > right);
    return below ? -order : order;
}

static int
compare(const void *left, const void *right, void *context)
{
    const struct context *c = context;
    size_t i = *(const size_t *)left, j = *(const size_t *)right;
    const struct area_figures *a = &c->figures->area[i], *b = &c->figures->area[j];
    int order = b->known - a->known;

    if (order == 0 && a->known)
        order = better(&a->of[c->indicator], &b->of[c->indicator]);
    return order ? order : (i > j) - (i < j);
}

struct ranking
ranking_of(const struct figures *f, enum level level, struct slice town, enum indicator i)
{
    struct ranking r = {.area = memory_new(f->count, sizeof *r.area)};

    for (size_t at = 0; at < f->count; at++) {
        const struct area_figures *a = &f->area[at];

        if (a->level != level || (town.n > 0 && !slice_is(a->town, town)))
            continue;
        r.area[r.count++] = at;
        r.known += a->known;
    }
    qsort_r(r.area, r.count, sizeof *r.area, compare, &(struct context){f, i});
    return r;
}

void
ranking_give(struct figures *f)
{
    for (enum indicator i = 0; i < INDICATORS; i++) {
        struct ranking r = ranking_of(f, LEVEL_TOWN, SLICE(""), i);

        for (size_t at = 0; at < r.known; at++) {
            struct figure *figure = &f->area[r.area[at]].of[i];
            const struct figure *before = at ? &f->area[r.area[at - 1]].of[i] : NULL;

            if (figure->value == FIGURE_NONE)
                break;
            figure->rank = before && better(before, figure) == 0 ? before->rank : at + 1;
        }
        ranking_free(&r);
    }
}

void
ranking_free(struct ranking *r)
{
    free(r->area);
}
