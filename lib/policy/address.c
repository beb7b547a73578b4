#include "policy/address.h"

#include "base/text.h"

enum { SHORTEST = 2 /* characters */ };

/* Whether a town may stand at that place of an address. */
static bool
is_place_of_town(struct slice address, size_t at)
{
    static const char before[][4] = {"省", "市", "县", "区", "州", "盟"};
    struct slice head = {address.p, at};

    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (text_less_suffix(head, slice_of(before[i])).n < at)
            return true;
    return at == 0;
}

/* The longest name of more than *characters that the text begins with: of a town where
 * `town` is -1, else of a village of that town. What it stands for, or -1; sets
 * *characters and *n to its length. */
static int64_t
name_at(const struct areas *a, struct slice text, int64_t town, size_t *characters, size_t *n)
{
    struct slice name = {text.p, 0};
    int64_t found = -1;

    for (size_t count = 1; name.n < text.n; count++) {
        int64_t what;

        name.n += text_character(text_behind(text, name.n));
        if (name.n > a->longest)
            break;
        if (count <= *characters)
            continue;
        what = town < 0 ? areas_town(a, name) : areas_village(a, (size_t)town, name);
        if (what >= 0) {
            found = what;
            *characters = count;
            *n = name.n;
        }
    }
    return found;
}

/* The first of the longest names in the text; *end is where it ends. */
static int64_t
longest_name(const struct areas *a, struct slice text, int64_t town, size_t *end)
{
    size_t characters = SHORTEST - 1;
    int64_t found = -1;

    for (size_t from = 0; from < text.n; from += text_character(text_behind(text, from))) {
        size_t n;
        int64_t what = town < 0 && !is_place_of_town(text, from)
                           ? -1
                           : name_at(a, text_behind(text, from), town, &characters, &n);

        if (what >= 0) {
            found = what;
            *end = from + n;
        }
    }
    return found;
}

bool
address_read(const struct areas *a, struct slice address, size_t *town, size_t *village)
{
    size_t end = 0;
    int64_t found = -1;

    if (address.n > 0 && !memchr(address.p, '?', address.n))
        found = longest_name(a, address, -1, &end);
    if (found < 0)
        return false;
    *town = (size_t)found;
    found = longest_name(a, text_behind(address, end), found, &end);
    *village = (size_t)found;
    return found >= 0;
}
