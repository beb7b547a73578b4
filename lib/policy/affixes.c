#include "policy/affixes.h"

#include "base/digits.h"
#include "base/memory.h"
#include "base/text.h"

void
affixes_add_prefix(struct affixes *a, struct slice prefix)
{
    a->prefix = memory_grow(a->prefix, &a->prefix_room, a->prefixes + 1, sizeof *a->prefix);
    a->prefix[a->prefixes++] = prefix;
}

void
affixes_add_suffix(struct affixes *a, struct slice suffix)
{
    a->suffix = memory_grow(a->suffix, &a->suffix_room, a->suffixes + 1, sizeof *a->suffix);
    a->suffix[a->suffixes++] = suffix;
}

/* ---- prefixes ---- */

/* The length of the longest that fits. */
static size_t
longest_prefix(const struct slice *prefix, size_t count, struct slice s)
{
    size_t longest = 0;

    for (size_t i = 0; i < count; i++)
        if (prefix[i].n > longest && prefix[i].n < s.n && text_less_prefix(s, prefix[i]).n < s.n)
            longest = prefix[i].n;
    return longest;
}

struct slice
affixes_less_prefix(const struct affixes *a, struct slice s, const struct slice *also, size_t more)
{
    size_t own = longest_prefix(a->prefix, a->prefixes, s), other = longest_prefix(also, more, s);

    return text_behind(s, own > other ? own : other);
}

/* ---- suffixes ---- */

/* The length of the character of a number at the end of s, 0 if none is there. */
static size_t
last_of_number(struct slice s)
{
    static const char numerals[][4] = {"〇", "零", "一", "二", "三", "四", "五",
                                       "六", "七", "八", "九", "十", "百"};
    enum { NUMERAL = 3 };

    if (s.n > 0 && digits_is_one(s.p[s.n - 1]))
        return 1;
    for (size_t i = 0; s.n >= NUMERAL && i < sizeof numerals / sizeof numerals[0]; i++)
        if (memcmp(s.p + s.n - NUMERAL, numerals[i], NUMERAL) == 0)
            return NUMERAL;
    return 0;
}

/* The text less what stands before the #, a number as long as can be, and what stands behind it;
 * the text itself where it does not end so. */
static struct slice
less_numbered(struct slice s, struct slice before, struct slice behind)
{
    struct slice rest = text_less_suffix(s, behind), best = s;
    size_t n;

    if (rest.n + behind.n != s.n)
        return s;
    while ((n = last_of_number(rest)) > 0) {
        struct slice less;

        rest.n -= n;
        less = text_less_suffix(rest, before);
        if (less.n + before.n == rest.n && less.n > 0)
            best = less;
    }
    return best;
}

struct slice
affixes_less_suffix(const struct affixes *a, struct slice s)
{
    struct slice best = s;

    for (size_t i = 0; i < a->suffixes; i++) {
        struct slice behind = a->suffix[i], before, less;

        text_part(&behind, '#', &before);
        less = behind.p ? less_numbered(s, before, behind) : text_less_suffix(s, before);
        if (less.n > 0 && less.n < best.n)
            best = less;
    }
    return best;
}
