/* The loop that every kernel is made of: what it does to a block of 64
 * bytes is inlined. For kernels alone. */
#ifndef CANBAO_KERNEL_LOOP_H
#define CANBAO_KERNEL_LOOP_H

#include "bytes/kernel.h"

/* One bit a byte for 64 bytes; `line` is LF, `cr` is of CSV alone. */
struct kernel_masks {
    uint64_t field, line, cr, quote, odd;
};

typedef struct kernel_masks kernel_masks_of(const char *block, char field, bool csv);

typedef uint32_t *kernel_list(uint32_t *to, size_t base, uint64_t bits, unsigned batch);

/* The positions of the set bits, `batch` at a time, the first batch whether they are there or not:
 * a branch for each would be mispredicted more often than not. Returns the end of the list; up to
 * 64 more are written behind it. */
static inline __attribute__((always_inline)) uint32_t *
kernel_list_by_batch(uint32_t *to, size_t base, uint64_t bits, unsigned batch)
{
    uint32_t *end = to + __builtin_popcountll(bits);

    do {
        for (unsigned i = 0; i < batch; i++) {
            to[i] = (uint32_t)base + (unsigned)__builtin_ctzll(bits | 1ULL << 63);
            bits &= bits - 1;
        }
        to += batch;
    } while (to < end);
    return end;
}

/* The line ends of the block, of which `left` bytes and what follows are there: LF, and CR where it
 * is known that no LF follows. */
static inline uint64_t
kernel_csv_lines(const struct kernel_masks *m, const char *block, size_t left)
{
    uint64_t decided = left > 64 ? ~UINT64_C(0) : ~(~UINT64_C(0) << (left - 1));
    uint64_t before_lf = m->line >> 1 | (uint64_t)(left > 64 && block[64] == '\n') << 63;

    return m->line | (m->cr & decided & ~before_lf);
}

/* Runs a kernel over the bytes in blocks of 64, each one word of the bit map. */
static inline __attribute__((always_inline)) void
kernel_mark(struct marks *m, const char *buffer, size_t n, char field, bool csv,
            kernel_masks_of *masks, kernel_list *list)
{
    uint32_t *fields = m->field, *lines = m->line, *quotes = m->quote;
    uint64_t control = 0;

    for (size_t base = 0; base < n; base += 64) {
        struct kernel_masks block = masks(buffer + base, field, csv);

        if (n - base < 64) {
            uint64_t valid = ~(~UINT64_C(0) << (n - base));

            block.field &= valid;
            block.line &= valid;
            block.quote &= valid;
            block.odd &= valid;
        }
        if (csv && block.cr)
            block.line = kernel_csv_lines(&block, buffer + base, n - base);
        fields = list(fields, base, csv ? block.field : block.field | block.line, csv ? 4 : 8);
        lines = list(lines, base, block.line, 2);
        control |= block.odd;
        if (csv) {
            m->odd[base / 64] = block.odd;
            if (block.quote)
                quotes = list(quotes, base, block.quote, 4);
        }
    }
    m->control = !csv && control;
    m->fields = (size_t)(fields - m->field);
    m->lines = (size_t)(lines - m->line);
    *fields = *lines = UINT32_MAX;
    if (csv) {
        m->quotes = (size_t)(quotes - m->quote);
        *quotes = UINT32_MAX;
    }
}

#endif
