/* Encodings: both ways to judge UTF-8 agree; GB18030 and UTF-16 decoded in two calls are what they
 * are in one, and are UTF-8 but for the bad bytes; GB18030 costs no delimiter. */
#include "fuzz.h"

#include "base/memory.h"
#include "bytes/gb18030.h"
#include "bytes/utf16.h"
#include "bytes/utf8.h"

enum { MOST = 3 /* bytes that one becomes */, SLACK = 8 };

static void
check_utf8(struct slice s)
{
    size_t prefix = utf8_valid_prefix(s);
    bool plain;

    utf8_use_plain(true);
    plain = utf8_valid(s);
    utf8_use_plain(false);
    must(utf8_valid(s) == plain, "both ways judge alike");
    must(plain == (prefix == s.n), "a valid text is its own longest valid start");
    must(utf8_valid((struct slice){s.p, prefix}), "the longest valid start is valid");
}

static size_t
delimiters(struct slice s, uint64_t *hash)
{
    size_t count = 0;

    *hash = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] && strchr(",\"\r\n", s.p[i])) {
            *hash = *hash * 31 + (unsigned char)s.p[i];
            count++;
        }
    return count;
}

static void
check_decoded(struct slice s, const char *out, size_t n)
{
    char *good = memory_new(n + 1, 1);
    uint64_t before, after;

    must(n <= MOST * s.n, "what is decoded fits");
    for (size_t i = 0; i < n; i++)
        good[i] = out[i] == UTF8_BAD ? '?' : out[i];
    must(utf8_valid((struct slice){good, n}), "what is decoded is UTF-8");
    must(delimiters(s, &before) == delimiters((struct slice){out, n}, &after) && before == after,
         "no delimiter is lost");
    free(good);
}

static void
check_gb18030(struct slice s, size_t cut)
{
    static struct gb18030 *decoder;
    char *whole = memory_new(MOST * s.n + SLACK, 1), *parts = memory_new(MOST * s.n + SLACK, 1);
    size_t used, rest, n, m;

    if (!decoder)
        decoder = gb18030_new();
    n = gb18030_decode(decoder, s, true, whole, &used);
    must(used == s.n, "all bytes are used");
    check_decoded(s, whole, n);
    m = gb18030_decode(decoder, (struct slice){s.p, cut}, false, parts, &used);
    must(used <= cut && cut - used <= 3, "at most three bytes are left");
    m += gb18030_decode(decoder, (struct slice){s.p + used, s.n - used}, true, parts + m, &rest);
    must(m == n && memcmp(whole, parts, n) == 0, "two calls give what one gives");
    free(whole);
    free(parts);
}

static void
check_utf16(struct slice s, size_t cut, bool high_first)
{
    char *whole = memory_new(MOST * s.n + SLACK, 1), *parts = memory_new(MOST * s.n + SLACK, 1);
    size_t used, rest, n, m;

    n = utf16_decode(s, high_first, true, whole, &used);
    must(used == s.n && n <= MOST * s.n, "all bytes are used, and what is decoded fits");
    for (size_t i = 0; i < n; i++)
        parts[i] = whole[i] == UTF8_BAD ? '?' : whole[i];
    must(utf8_valid((struct slice){parts, n}), "what is decoded is UTF-8");
    m = utf16_decode((struct slice){s.p, cut}, high_first, false, parts, &used);
    must(used <= cut && cut - used <= 3, "at most three bytes are left");
    m += utf16_decode((struct slice){s.p + used, s.n - used}, high_first, true, parts + m, &rest);
    must(m == n && memcmp(whole, parts, n) == 0, "two calls give what one gives");
    free(whole);
    free(parts);
}

/* The choice: where to cut. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice s = {(const char *)data, size};
    unsigned choice = take_choice(&s);

    check_utf8(s);
    check_gb18030(s, s.n > 0 ? choice % (s.n + 1) : 0);
    check_utf16(s, s.n > 0 ? choice % (s.n + 1) : 0, choice % 2 == 0);
    return 0;
}
