/* Numbers in a file, the lowest byte first, wherever they stand. */
#ifndef CANBAO_LITTLE_H
#define CANBAO_LITTLE_H

#include <stdint.h>
#include <string.h>

static inline unsigned
little_u16(const unsigned char *p)
{
    return p[0] | (unsigned)p[1] << 8;
}

static inline uint32_t
little_u32(const unsigned char *p)
{
    return little_u16(p) | (uint32_t)little_u16(p + 2) << 16;
}

static inline double
little_double(const unsigned char *p)
{
    double number;

    memcpy(&number, p, sizeof number);
    return number;
}

#endif
