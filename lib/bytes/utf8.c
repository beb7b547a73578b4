#include "bytes/utf8.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Well-formed sequences, Unicode 15 table 3-7: the second byte's range depends on the first. */
static size_t
sequence_length(const unsigned char *p, size_t left)
{
    unsigned char low = 0x80, high = 0xbf;
    size_t length = p[0] < 0x80   ? 1
                    : p[0] < 0xc2 ? 0
                    : p[0] < 0xe0 ? 2
                    : p[0] < 0xf0 ? 3
                    : p[0] < 0xf5 ? 4
                                  : 0;

    if (length < 2)
        return length;
    if (length > left)
        return 0;
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

size_t
utf8_valid_prefix(struct slice s)
{
    size_t i = 0;

    while (i < s.n) {
        size_t length = sequence_length((const unsigned char *)s.p + i, s.n - i);

        if (length == 0)
            break;
        i += length;
    }
    return i;
}

static bool plain_only;

void
utf8_use_plain(bool plain)
{
    plain_only = plain;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2")))

/* The faults that two bytes in a row can show, a bit each. Three tables, for the first byte's high
 * and low half and the second's high half, hold the faults that this half allows; what all three
 * allow is one. (Keiser and Lemire, Validating UTF-8 In Less Than One Instruction Per Byte,
 * 2020.) */
enum {
    TOO_SHORT = 1,       /* no continuation behind a lead: 11______ 0_______ or 11______ */
    TOO_LONG = 2,        /* a continuation after ASCII: 0_______ 10______ */
    OVERLONG_3 = 4,      /* e0 followed by 80..9f */
    SURROGATE = 16,      /* ed followed by a0..bf */
    OVERLONG_2 = 32,     /* c0 or c1 */
    TWO_CONTS = 128,     /* two continuations: right only inside three or four bytes */
    TOO_LARGE = 8,       /* f4 followed by 90..bf, or f5 and more */
    TOO_LARGE_1000 = 64, /* f5 and more followed by 80..8f */
    OVERLONG_4 = 64,     /* f0 followed by 80..8f */
    CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))

/* v moved up by n bytes, filled with the last of the bytes before it. */
#define SHIFTED(v, before, n) \
    _mm256_alignr_epi8(v, _mm256_permute2x128_si256(before, v, 0x21), 16 - (n))

AVX2 static inline __m256i
high_halves(__m256i v)
{
    return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15));
}

AVX2 static inline __m256i
faults_of_pairs(__m256i v, __m256i first)
{
    const __m256i first_high =
        TABLE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
              (char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS,
              TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
              TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);
    const __m256i first_low = TABLE(
        (char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(CARRY | OVERLONG_2),
        (char)CARRY, (char)CARRY, (char)(CARRY | TOO_LARGE),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000), (char)(CARRY | TOO_LARGE | TOO_LARGE_1000),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000), (char)(CARRY | TOO_LARGE | TOO_LARGE_1000),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000), (char)(CARRY | TOO_LARGE | TOO_LARGE_1000),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000), (char)(CARRY | TOO_LARGE | TOO_LARGE_1000),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE),
        (char)(CARRY | TOO_LARGE | TOO_LARGE_1000), (char)(CARRY | TOO_LARGE | TOO_LARGE_1000));
    const __m256i second_high =
        TABLE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
              TOO_SHORT,
              (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4),
              (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE),
              (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE),
              (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE), TOO_SHORT,
              TOO_SHORT, TOO_SHORT, TOO_SHORT);
    __m256i a = _mm256_shuffle_epi8(first_high, high_halves(first));
    __m256i b = _mm256_shuffle_epi8(first_low, _mm256_and_si256(first, _mm256_set1_epi8(15)));
    __m256i c = _mm256_shuffle_epi8(second_high, high_halves(v));

    return _mm256_and_si256(_mm256_and_si256(a, b), c);
}

/* Two continuations in a row are right, and asked for, where the byte two before is a lead of three
 * or four or the byte three before a lead of four. */
AVX2 static inline __m256i
faults(__m256i v, __m256i before)
{
    __m256i pairs = faults_of_pairs(v, SHIFTED(v, before, 1));
    __m256i third = _mm256_subs_epu8(SHIFTED(v, before, 2), _mm256_set1_epi8((char)(0xe0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(SHIFTED(v, before, 3), _mm256_set1_epi8((char)(0xf0 - 0x80)));
    __m256i asked = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));

    return _mm256_xor_si256(asked, pairs);
}

AVX2 static bool
valid_avx2(struct slice s)
{
    __m256i before = _mm256_setzero_si256(), fault = _mm256_setzero_si256();
    char tail[32] = {0};
    size_t i;

    for (i = 0; i + 32 <= s.n; i += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(s.p + i));

        fault = _mm256_or_si256(fault, faults(v, before));
        before = v;
    }
    /* Zeroes behind the end are ASCII: a character cut short there is one that is too short. */
    if (i < s.n)
        memcpy(tail, s.p + i, s.n - i);
    fault = _mm256_or_si256(fault, faults(_mm256_loadu_si256((const __m256i *)(const void *)tail),
                                          before));
    if (s.n - i > 29) /* the last lead's want lies behind the zeroes that fit */
        fault =
            _mm256_or_si256(fault, faults(_mm256_setzero_si256(),
                                          _mm256_loadu_si256((const __m256i *)(const void *)tail)));
    return _mm256_testz_si256(fault, fault) != 0;
}

#endif

bool
utf8_valid(struct slice s)
{
#if defined(__x86_64__)
    if (!plain_only && __builtin_cpu_supports("avx2"))
        return valid_avx2(s);
#endif
    return utf8_valid_prefix(s) == s.n;
}
