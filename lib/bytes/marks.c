#include "bytes/marks.h"

#include <stdlib.h>

#include "base/memory.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* One bit a byte for 64 bytes; `line` is LF, `cr` is of CSV alone. */
struct masks {
    uint64_t field, line, cr, quote, odd;
};

typedef struct masks masks_of_block(const char *block, char field, bool csv);

/* The plain twin: the meaning of the kernels, and the kernel of machines without SSE2. */
static inline struct masks
masks_plain(const char *block, char field, bool csv)
{
    struct masks m = {0};

    for (unsigned i = 0; i < 64; i++) {
        unsigned char c = (unsigned char)block[i];
        uint64_t bit = UINT64_C(1) << i;

        m.field |= c == (unsigned char)field ? bit : 0;
        m.line |= c == '\n' ? bit : 0;
        if (csv) {
            m.cr |= c == '\r' ? bit : 0;
            m.quote |= c == '"' ? bit : 0;
            m.odd |= c <= ' ' || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef
                         ? bit
                         : 0;
        } else
            m.odd |= c == '\r' || c == '\0' ? bit : 0;
    }
    return m;
}

typedef uint32_t *list_of_bits(uint32_t *to, size_t base, uint64_t bits, unsigned batch);

/* The positions of the set bits, `batch` at a time, the first batch whether they are there or not: a
 * branch for each would be mispredicted more often than not. Returns the end of the list; up to 64 more
 * are written behind it. */
static inline __attribute__((always_inline)) uint32_t *
list_by_batch(uint32_t *to, size_t base, uint64_t bits, unsigned batch)
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

/* The line ends of the block, of which `left` bytes and what follows are there: LF, and CR where it is known that
 * no LF follows. */
static inline uint64_t
csv_lines(const struct masks *m, const char *block, size_t left)
{
    uint64_t decided = left > 64 ? ~UINT64_C(0) : ~(~UINT64_C(0) << (left - 1));
    uint64_t before_lf = m->line >> 1 | (uint64_t)(left > 64 && block[64] == '\n') << 63;

    return m->line | (m->cr & decided & ~before_lf);
}

/* Runs a kernel over the bytes in blocks of 64, each one word of the bit map. */
static inline __attribute__((always_inline)) void
mark(struct marks *m, const char *buffer, size_t n, char field, bool csv, masks_of_block *masks,
     list_of_bits *list)
{
    uint32_t *fields = m->field, *lines = m->line, *quotes = m->quote;
    uint64_t control = 0;

    for (size_t base = 0; base < n; base += 64) {
        struct masks block = masks(buffer + base, field, csv);

        if (n - base < 64) {
            uint64_t valid = ~(~UINT64_C(0) << (n - base));

            block.field &= valid;
            block.line &= valid;
            block.quote &= valid;
            block.odd &= valid;
        }
        if (csv && block.cr)
            block.line = csv_lines(&block, buffer + base, n - base);
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

static void
records_plain(struct marks *m, const char *buffer, size_t n)
{
    mark(m, buffer, n, '\t', false, masks_plain, list_by_batch);
}

static void
csv_plain(struct marks *m, const char *buffer, size_t n, char separator)
{
    mark(m, buffer, n, separator, true, masks_plain, list_by_batch);
}

#if defined(__x86_64__)

static inline uint64_t
equal_sse2(const __m128i v[4], char c)
{
    __m128i wanted = _mm_set1_epi8(c);
    uint64_t bits = 0;

    for (unsigned i = 0; i < 4; i++)
        bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v[i], wanted)) << 16 * i;
    return bits;
}

static inline uint64_t
blank_or_control_sse2(const __m128i v[4])
{
    __m128i blank = _mm_set1_epi8(' ');
    uint64_t bits = 0;

    for (unsigned i = 0; i < 4; i++) {
        __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v[i], blank), v[i]);

        bits |= (uint64_t)(unsigned)_mm_movemask_epi8(low) << 16 * i;
    }
    return bits;
}

static inline struct masks
masks_sse2(const char *block, char field, bool csv)
{
    __m128i v[4];
    struct masks m = {0};

    for (unsigned i = 0; i < 4; i++)
        v[i] = _mm_loadu_si128((const __m128i *)(const void *)(block + (size_t)16 * i));
    m.field = equal_sse2(v, field);
    m.line = equal_sse2(v, '\n');
    if (csv) {
        m.cr = equal_sse2(v, '\r');
        m.quote = equal_sse2(v, '"');
        m.odd = blank_or_control_sse2(v) | equal_sse2(v, '\x7f') | equal_sse2(v, '\xc2') |
                equal_sse2(v, '\xe1') | equal_sse2(v, '\xe2') | equal_sse2(v, '\xe3') |
                equal_sse2(v, '\xef');
    } else
        m.odd = equal_sse2(v, '\r') | equal_sse2(v, '\0');
    return m;
}

static void
records_sse2(struct marks *m, const char *buffer, size_t n)
{
    mark(m, buffer, n, '\t', false, masks_sse2, list_by_batch);
}

static void
csv_sse2(struct marks *m, const char *buffer, size_t n, char separator)
{
    mark(m, buffer, n, separator, true, masks_sse2, list_by_batch);
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt,lzcnt")))

AVX2 static inline uint64_t
bits_avx2(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

AVX2 static inline uint64_t
equal_avx2(__m256i low, __m256i high, char c)
{
    __m256i wanted = _mm256_set1_epi8(c);

    return bits_avx2(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

/* Odd bytes of 32. DEL and the lead bytes are told by a table for the low half byte (1, 2, 3, f) and the
 * high one (7, c, e), whose common bits tell the pair: c2 is bit 0, e1 e2 e3 ef bit 1, 7f bit 2. */
AVX2 static inline __m256i
odd_avx2(__m256i v)
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

AVX2 static inline struct masks
masks_avx2(const char *block, char field, bool csv)
{
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    struct masks m = {0};

    m.field = equal_avx2(low, high, field);
    m.line = equal_avx2(low, high, '\n');
    if (csv) {
        m.cr = equal_avx2(low, high, '\r');
        m.quote = equal_avx2(low, high, '"');
        m.odd = bits_avx2(odd_avx2(low), odd_avx2(high));
    } else
        m.odd = equal_avx2(low, high, '\r') | equal_avx2(low, high, '\0');
    return m;
}

AVX2 static void
records_avx2(struct marks *m, const char *buffer, size_t n)
{
    mark(m, buffer, n, '\t', false, masks_avx2, list_by_batch);
}

AVX2 static void
csv_avx2(struct marks *m, const char *buffer, size_t n, char separator)
{
    mark(m, buffer, n, separator, true, masks_avx2, list_by_batch);
}

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt,lzcnt")))

AVX512 static inline struct masks
masks_avx512(const char *block, char field, bool csv)
{
    __m512i v = _mm512_loadu_si512(block);
    struct masks m = {0};

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
list_avx512(uint32_t *to, size_t base, uint64_t bits, unsigned batch)
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
records_avx512(struct marks *m, const char *buffer, size_t n)
{
    mark(m, buffer, n, '\t', false, masks_avx512, list_avx512);
}

AVX512 static void
csv_avx512(struct marks *m, const char *buffer, size_t n, char separator)
{
    mark(m, buffer, n, separator, true, masks_avx512, list_avx512);
}

#endif

typedef void records_kernel(struct marks *m, const char *buffer, size_t n);
typedef void csv_kernel(struct marks *m, const char *buffer, size_t n, char separator);

/* A kernel for records and one for CSV, by what the machine can; the best first. */
static const struct {
    const char *name;
    records_kernel *records;
    csv_kernel *csv;
} kernels[] = {
#if defined(__x86_64__)
    {"avx512", records_avx512, csv_avx512},
    {"avx2", records_avx2, csv_avx2},
    {"sse2", records_sse2, csv_sse2},
#endif
    {"plain", records_plain, csv_plain},
};

static bool
machine_has(size_t i)
{
#if defined(__x86_64__)
    if (i == 0)
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512vbmi2");
    if (i == 1)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
#endif
    (void)i;
    return true;
}

static size_t chosen = SIZE_MAX;

static const size_t kernel_count = sizeof kernels / sizeof kernels[0];

static void
choose(void)
{
    for (chosen = 0; !machine_has(chosen);)
        chosen++;
}

bool
marks_use(const char *name)
{
    for (size_t i = 0; i < kernel_count; i++)
        if (strcmp(kernels[i].name, name) == 0 && machine_has(i)) {
            chosen = i;
            return true;
        }
    return false;
}

void
marks_of_records(struct marks *m, const char *buffer, size_t n)
{
    if (chosen == SIZE_MAX)
        choose();
    kernels[chosen].records(m, buffer, n);
}

void
marks_of_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    if (chosen == SIZE_MAX)
        choose();
    kernels[chosen].csv(m, buffer, n, separator);
}

void
marks_make_room(struct marks *m, size_t room, bool csv)
{
    marks_free(m);
    m->field = memory_resize(NULL, room + MARKS_SLACK + 1, sizeof *m->field);
    *m->field++ = UINT32_MAX;
    m->line = memory_resize(NULL, room + MARKS_SLACK, sizeof *m->line);
    if (csv) {
        m->quote = memory_resize(NULL, room + MARKS_SLACK, sizeof *m->quote);
        m->odd = memory_new(room / 64 + 2, sizeof *m->odd);
    }
    marks_clear(m);
}

void
marks_clear(struct marks *m)
{
    m->fields = m->lines = m->quotes = 0;
    m->control = false;
    m->field[0] = m->line[0] = UINT32_MAX;
    if (m->quote)
        m->quote[0] = UINT32_MAX;
}

void
marks_free(struct marks *m)
{
    struct marks old = *m;

    *m = (struct marks){0};
    if (old.field)
        free(old.field - 1);
    free(old.line);
    free(old.quote);
    free(old.odd);
}
