#include "bytes/kernel_loop.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt,lzcnt")))

AVX2 static inline uint64_t
bits_of(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

AVX2 static inline uint64_t
equal(__m256i low, __m256i high, char c)
{
    __m256i wanted = _mm256_set1_epi8(c);

    return bits_of(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

/* Odd bytes of 32. DEL and the lead bytes are told by a table for the low half byte
 * (1, 2, 3, f) and the high one (7, c, e), whose common bits tell the pair: c2 is bit
 * 0, e1 e2 e3 ef bit 1, 7f bit 2. */
AVX2 static inline __m256i
odd_of(__m256i v)
{
    const __m256i low_half = _mm256_setr_epi8(0, 2, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 2,
                                              3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6);
    const __m256i high_half = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0,
                                               0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 2, 0);
    __m256i nibble = _mm256_set1_epi8(15);
    __m256i low = _mm256_shuffle_epi8(low_half, _mm256_and_si256(v, nibble));
    __m256i shifted = _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble);
    __m256i high = _mm256_shuffle_epi8(high_half, shifted);
    __m256i lead = _mm256_cmpgt_epi8(_mm256_and_si256(low, high), _mm256_setzero_si256());
    __m256i blank = _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(' ')), v);

    return _mm256_or_si256(lead, blank);
}

AVX2 static inline struct kernel_masks
masks_of(const char *block, char field, bool csv)
{
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    struct kernel_masks m = {0};

    m.field = equal(low, high, field);
    m.line = equal(low, high, '\n');
    if (csv) {
        m.cr = equal(low, high, '\r');
        m.quote = equal(low, high, '"');
        m.odd = bits_of(odd_of(low), odd_of(high));
    } else
        m.odd = equal(low, high, '\r') | equal(low, high, '\0');
    return m;
}

AVX2 static void
mark_records(struct marks *m, const char *buffer, size_t n)
{
    kernel_mark(m, buffer, n, '\t', false, masks_of, kernel_list_by_batch);
}

AVX2 static void
mark_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    kernel_mark(m, buffer, n, separator, true, masks_of, kernel_list_by_batch);
}

static bool
runs(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

const struct kernel kernel_avx2 = {"avx2", runs, mark_records, mark_csv};

#endif
