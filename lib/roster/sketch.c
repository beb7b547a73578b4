#include "roster/sketch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/utf8.h"
#include "values/date.h"
#include "values/name.h"

/* How many characters of each kind. */
struct made_of {
    size_t all, han, digits, letters, of_numbers;
    bool x_behind;
};

static struct made_of
look_at(struct slice s)
{
    struct made_of m = {0};

    while (s.n > 0) {
        uint32_t code = text_code(s);
        bool letter = (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');

        m.all++;
        m.han += name_is_han(code);
        m.digits += code >= '0' && code <= '9';
        m.letters += letter;
        m.of_numbers += code == '.' || code == ',' || code == '-' || code == '+';
        m.x_behind = code == 'X' || code == 'x';
        s = text_behind(s, text_character(s));
    }
    return m;
}

static bool
is_date(struct slice s)
{
    char *scratch = memory_new(s.n + 1, 1);
    bool date = date_read(s, scratch) != 0;

    free(scratch);
    return date;
}

static struct slice
counted(size_t n, const char *what, char to[SKETCH_TEXT])
{
    int length = snprintf(to, SKETCH_TEXT, "%zu %s%s", n, what, n == 1 ? "" : "s");

    return (struct slice){to, (size_t)length};
}

static struct slice
name_of(const struct made_of *m, struct slice cell, char to[SKETCH_TEXT])
{
    if (m->all == 0)
        return SLICE("blank");
    if (m->han == m->all)
        return (struct slice){to, (size_t)snprintf(to, SKETCH_TEXT, "汉字%zu", m->han)};
    if (m->digits == m->all)
        return counted(m->digits, "digit", to);
    if (m->letters == m->all)
        return counted(m->letters, "letter", to);
    if (m->digits + 1 == m->all && m->x_behind)
        return (struct slice){to, (size_t)snprintf(to, SKETCH_TEXT, "%zu digits and X", m->digits)};
    if (is_date(cell))
        return SLICE("date");
    return m->digits > 0 && m->digits + m->of_numbers == m->all ? SLICE("number") : SLICE("text");
}

struct slice
sketch_cell(struct slice cell, char to[SKETCH_TEXT])
{
    char *scratch;
    struct slice bare, name;
    struct made_of m;

    if (!utf8_valid(cell))
        return SLICE("bytes");
    scratch = memory_new(cell.n + 1, 1);
    bare = text_bare(cell, scratch);
    m = look_at(bare);
    name = name_of(&m, cell, to);
    free(scratch);
    return name;
}
