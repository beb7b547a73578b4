/* Chance: a generator of numbers for each person and each use, so that none depends on another. */
#ifndef CANBAO_DICE_H
#define CANBAO_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

/* PCG: a linear step, and of the result its best bits, rotated by the best of all. */
static inline uint32_t
dice_next(struct dice *d)
{
    uint64_t old = d->state;
    uint32_t mixed = (uint32_t)((old >> 18 ^ old) >> 27), turn = (uint32_t)(old >> 59);

    d->state = old * 0x5851f42d4c957f2dU + 0x14057b7ef767814fU;
    return mixed >> turn | mixed << (-turn & 31);
}

static inline struct dice
dice_for(uint64_t seed, uint64_t number, unsigned use)
{
    struct dice d = {(seed + 1) * 0x9fb21c651e98df25U ^ (number * 64 + use) * 0xd6e8feb86659fd93U};

    dice_next(&d);
    d.state ^= d.state >> 32;
    dice_next(&d);
    return d;
}

/* 0 to n-1, evenly. */
static inline uint32_t
dice_of(struct dice *d, uint32_t n)
{
    return (uint32_t)((uint64_t)dice_next(d) * n >> 32);
}

/* True so many times in a thousand. */
static inline bool
dice_say(struct dice *d, uint32_t thousandths)
{
    return dice_of(d, 1000) < thousandths;
}

#endif
