#include "bytes/charset.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "bytes/code_page.h"

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

/* The faults that two bytes in a row can show, a bit each. Three tables, for the first byte's high and
 * low half and the second's high half, hold the faults that this half allows; what all three allow is
 * one. (Keiser and Lemire, Validating UTF-8 In Less Than One Instruction Per Byte, 2020.) */
enum {
    TOO_SHORT =
        1, /* a lead byte or ASCII where a continuation must be: 11______ 0_______ or 11______ */
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

/* Two continuations in a row are right, and asked for, where the byte two before is a lead of three or
 * four or the byte three before a lead of four. */
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

enum { LEADS = 0xff - 0x81, TRAILS = 0xff - 0x40 };

/* Every two-byte character in UTF-8, lowest byte first, 0 where there is none: made once, as
 * most of a file is such characters. Those of four bytes are asked for one by one. */
struct gb18030 {
    struct code_page *page;
    uint32_t two[LEADS][TRAILS];
};

/* One character in UTF-8; 0 if there is none for these bytes. */
static uint32_t
character(const struct gb18030 *g, const unsigned char *bytes, size_t n)
{
    char text[4];
    uint32_t code;

    if (!code_page_character(g->page, (struct slice){(const char *)bytes, n}, text))
        return 0;
    memcpy(&code, text, sizeof code);
    return code;
}

struct gb18030 *
gb18030_new(void)
{
    struct gb18030 *g = memory_new(1, sizeof *g);

    g->page = code_page_new(CODE_PAGE_GB18030);
    if (!g->page)
        fail(FAILED,
             "this system's iconv does not know GB18030: install the C library's gconv modules");
    for (unsigned lead = 0; lead < LEADS; lead++)
        for (unsigned trail = 0; trail < TRAILS; trail++)
            g->two[lead][trail] = character(g,
                                            (unsigned char[]){(unsigned char)(lead + 0x81),
                                                              (unsigned char)(trail + 0x40)},
                                            2);
    return g;
}

void
gb18030_free(struct gb18030 *g)
{
    if (g)
        code_page_free(g->page);
    free(g);
}

static bool
is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static char *
put_character(char *out, uint32_t code)
{
    memcpy(out, &code, 4);
    return out + (code < 0x100 ? 1 : code < 0x10000 ? 2 : code < 0x1000000 ? 3 : 4);
}

/* The character at p, of which left bytes are there: its length and code, length 0 where more bytes
 * must be seen first; code 0 where it is none. */
static size_t
decode_one(struct gb18030 *g, const unsigned char *p, size_t left, bool last, uint32_t *code)
{
    *code = 0;
    if (p[0] == 0x80) {
        memcpy(code, "\xe2\x82\xac", 3);
        return 1;
    }
    if (p[0] == 0xff)
        return 1;
    if (left < 2)
        return last ? 1 : 0;
    if (p[1] >= 0x40 && p[1] != 0xff) {
        *code = g->two[p[0] - 0x81][p[1] - 0x40];
        return *code ? 2 : 1;
    }
    if (!is_digit(p[1]))
        return 1;
    if (left < 4)
        return last || (left == 3 && (p[2] < 0x81 || p[2] == 0xff)) ? 1 : 0;
    if (p[2] >= 0x81 && p[2] != 0xff && is_digit(p[3]))
        *code = character(g, p, 4);
    return *code ? 4 : 1;
}

size_t
gb18030_decode(struct gb18030 *g, struct slice s, bool last, char *out, size_t *used)
{
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    char *to = out;

    while (p < end) {
        uint32_t code;
        size_t length;

        if (*p < 0x80) {
            *to++ = (char)*p++;
            continue;
        }
        length = decode_one(g, p, (size_t)(end - p), last, &code);
        if (length == 0)
            break;
        if (code)
            to = put_character(to, code);
        else
            *to++ = CHARSET_BAD;
        p += length;
    }
    *used = (size_t)(p - (const unsigned char *)s.p);
    return (size_t)(to - out);
}

/* UTF-8 of a code point from 0x80 on. */
static char *
put_point(char *out, uint32_t point)
{
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;

    *out++ = (char)(lead[more] | point >> 6 * more);
    while (more-- > 0)
        *out++ = (char)(0x80 | (point >> 6 * more & 0x3f));
    return out;
}

static uint32_t
unit_at(const unsigned char *p, bool high_first)
{
    return high_first ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

size_t
utf16_decode(struct slice s, bool high_first, bool last, char *out, size_t *used)
{
    enum { FIRST_HALF = 0x36, SECOND_HALF = 0x37 }; /* of a pair: the unit's high six bits */
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    char *to = out;

    while (end - p >= 2) {
        uint32_t unit = unit_at(p, high_first), next;

        if (unit >> 10 == FIRST_HALF && end - p < 4 && !last)
            break;
        next = end - p >= 4 ? unit_at(p + 2, high_first) : 0;
        p += 2;
        if (unit < 0x80)
            *to++ = (char)unit;
        else if (unit >> 10 == FIRST_HALF && next >> 10 == SECOND_HALF) {
            to = put_point(to, 0x10000 + ((unit & 0x3ff) << 10 | (next & 0x3ff)));
            p += 2;
        } else if (unit >> 10 == FIRST_HALF || unit >> 10 == SECOND_HALF)
            *to++ = CHARSET_BAD;
        else
            to = put_point(to, unit);
    }
    if (last && p < end) {
        *to++ = CHARSET_BAD;
        p++;
    }
    *used = (size_t)(p - (const unsigned char *)s.p);
    return (size_t)(to - out);
}
