#include "bytes/kernel_loop.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt,lzcnt")))

AVX512 static inline struct kernel_masks
masks_of(const char *block, char field, bool csv)
{
    __m512i v = _mm512_loadu_si512(block);
    struct kernel_masks m = {0};

    m.field = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(field));
    m.line = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
    if (csv) {
        __m512i from_e1 = _mm512_sub_epi8(v, _mm512_set1_epi8((char)0xe1)); /* e1 e2 e3 as 0 1 2 */

        m.cr = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r'));
        m.quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
        m.odd = _mm512_cmple_epu8_mask(v, _mm512_set1_epi8(' ')) |
                _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(0x7f)) |
                _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xc2)) |
                _mm512_cmple_epu8_mask(from_e1, _mm512_set1_epi8(2)) |
                _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xef));
    } else
        m.odd = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r')) | _mm512_testn_epi8_mask(v, v);
    return m;
}

/* The numbers of the set bits side by side, widened 16 at a time. */
AVX512 static inline uint32_t *
list_bits(uint32_t *to, size_t base, uint64_t bits, unsigned batch)
{
    static const char numbers[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
    };
    uint32_t *end = to + __builtin_popcountll(bits);
    __m512i first = _mm512_set1_epi32((int)base);
    __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));

    (void)batch;
    for (;; packed = _mm512_shuffle_i64x2(packed, packed, 0x39)) {
        __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed));

        _mm512_storeu_si512(to, _mm512_add_epi32(wide, first));
        to += 16;
        if (to >= end)
            return end;
    }
}

AVX512 static void
mark_records(struct marks *m, const char *buffer, size_t n)
{
    kernel_mark(m, buffer, n, '\t', false, masks_of, list_bits);
}

AVX512 static void
mark_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    kernel_mark(m, buffer, n, separator, true, masks_of, list_bits);
}

static bool
runs(void)
{
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vbmi2");
}

const struct kernel kernel_avx512 = {"avx512", runs, mark_records, mark_csv};

#endif
