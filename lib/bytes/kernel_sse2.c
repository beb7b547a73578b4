#include "bytes/kernel_loop.h"

#if defined(__x86_64__)

#include <immintrin.h>

static inline uint64_t
equal(const __m128i v[4], char c)
{
    __m128i wanted = _mm_set1_epi8(c);
    uint64_t bits = 0;

    for (unsigned i = 0; i < 4; i++)
        bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v[i], wanted)) << 16 * i;
    return bits;
}

static inline uint64_t
blank_or_control(const __m128i v[4])
{
    __m128i blank = _mm_set1_epi8(' ');
    uint64_t bits = 0;

    for (unsigned i = 0; i < 4; i++) {
        __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v[i], blank), v[i]);

        bits |= (uint64_t)(unsigned)_mm_movemask_epi8(low) << 16 * i;
    }
    return bits;
}

static inline struct kernel_masks
masks_of(const char *block, char field, bool csv)
{
    __m128i v[4];
    struct kernel_masks m = {0};

    for (unsigned i = 0; i < 4; i++)
        v[i] = _mm_loadu_si128((const __m128i *)(const void *)(block + (size_t)16 * i));
    m.field = equal(v, field);
    m.line = equal(v, '\n');
    if (csv) {
        m.cr = equal(v, '\r');
        m.quote = equal(v, '"');
        m.odd = blank_or_control(v) | equal(v, '\x7f') | equal(v, '\xc2') | equal(v, '\xe1') |
                equal(v, '\xe2') | equal(v, '\xe3') | equal(v, '\xef');
    } else
        m.odd = equal(v, '\r') | equal(v, '\0');
    return m;
}

static void
mark_records(struct marks *m, const char *buffer, size_t n)
{
    kernel_mark(m, buffer, n, '\t', false, masks_of, kernel_list_by_batch);
}

static void
mark_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    kernel_mark(m, buffer, n, separator, true, masks_of, kernel_list_by_batch);
}

static bool
runs(void)
{
    return true;
}

const struct kernel kernel_sse2 = {"sse2", runs, mark_records, mark_csv};

#endif
