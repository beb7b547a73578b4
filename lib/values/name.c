#include "values/name.h"

#include "base/text.h"

static const struct slice middle_dot = SLICE_ROW("\xc2\xb7");

bool
name_is_han(uint32_t code)
{
    return code == 0x3007 || (code >= 0x3400 && code <= 0x9fff) ||
           (code >= 0xe000 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3fffd);
}

static bool
is_dot(uint32_t code)
{
    switch (code) {
    case '.':
    case 0x00b7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22c5:
    case 0x30fb:
    case 0xff0e:
    case 0xff65:
        return true;
    default:
        return false;
    }
}

static size_t
blank_at(struct slice s)
{
    return s.n > 0 && s.p[0] == ' ';
}

/* The length of a blank, or of a dot and the blanks beside it, at s.p, if
 * a Han character follows; else 0. */
static size_t
joint(struct slice s, bool *dotted)
{
    size_t n = blank_at(s);
    struct slice rest = text_behind(s, n);

    *dotted = is_dot(text_code(rest));
    if (*dotted) {
        n += text_character(rest);
        n += blank_at(text_behind(s, n));
    }
    return name_is_han(text_code(text_behind(s, n))) ? n : 0;
}

struct slice
name_tidy(struct slice s, char *to)
{
    char *end = to;

    while (s.n > 0) {
        size_t n = text_character(s), more = 0;
        bool dotted = false;

        if (name_is_han(text_code(s)))
            more = joint(text_behind(s, n), &dotted);
        memcpy(end, s.p, n);
        end += n;
        if (more > 0 && dotted) {
            memcpy(end, middle_dot.p, middle_dot.n);
            end += middle_dot.n;
        }
        s = text_behind(s, n + more);
    }
    return (struct slice){to, (size_t)(end - to)};
}
