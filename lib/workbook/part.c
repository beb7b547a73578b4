#include "workbook/part.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 256 << 10, PRINTED = 1024 };

void
part_start(struct part *p, struct package *package, const char *name)
{
    p->package = package;
    p->used = 0;
    p->size = 0;
    package_part(package, name);
    part_put(p, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

static void
flush(struct part *p)
{
    package_put(p->package, (struct slice){p->bytes, p->used});
    p->size += p->used;
    p->used = 0;
}

void
part_end(struct part *p)
{
    flush(p);
}

void
part_free(struct part *p)
{
    free(p->bytes);
}

void
part_reach(struct part *p, const char *end)
{
    p->used = (size_t)(end - p->bytes);
    if (p->used > BLOCK)
        flush(p);
}

void
part_put(struct part *p, const char *xml)
{
    part_reach(p, part_copy(part_room(p, strlen(xml)), xml));
}

void
part_print(struct part *p, const char *format, ...)
{
    char text[PRINTED];
    va_list values;

    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    part_put(p, text);
}

/* Whether a program might take the text from here for an escaped character. Some are content with
 * fewer digits than four. */
static bool
looks_escaped(struct slice s)
{
    return s.n > 1 && (s.p[1] == 'x' || s.p[1] == 'X');
}

/* Writes the character at s.p, one that may not stand as it is; *n becomes its length. */
static char *
escape_one(char *to, struct slice s, size_t *n)
{
    static const char hex[] = "0123456789ABCDEF";
    unsigned char c = (unsigned char)s.p[0];

    *n = 1;
    switch (c) {
    case '&':
        return part_copy(to, "&amp;");
    case '<':
        return part_copy(to, "&lt;");
    case '>':
        return part_copy(to, "&gt;");
    case '"':
        return part_copy(to, "&quot;");
    case '_':
        return part_copy(to, looks_escaped(s) ? "_x005F_" : "_");
    case '\n':
        *to = '\n';
        return to + 1;
    case 0xef: /* U+FFFE and U+FFFF are no characters of XML */
        *n = 3;
        if (s.n >= 3 && s.p[1] == '\xbf' && (s.p[2] == '\xbe' || s.p[2] == '\xbf'))
            return part_copy(to, s.p[2] == '\xbe' ? "_xFFFE_" : "_xFFFF_");
        memcpy(to, s.p, 3);
        return to + 3;
    default:
        to = part_copy(to, "_x00");
        *to++ = hex[c >> 4];
        *to++ = hex[c & 15];
        *to++ = '_';
        return to;
    }
}

/* Whether bytes with that value stand as they are: others than controls, & < > " _ and 0xEF. */
static inline bool
is_plain(unsigned char c)
{
    return c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != '_' && c != 0xef;
}

char *
part_escape(char *to, struct slice text)
{
    while (text.n > 0) {
        size_t n = 1;

        if (is_plain((unsigned char)text.p[0]))
            *to++ = text.p[0];
        else
            to = escape_one(to, text, &n);
        text = (struct slice){text.p + n, text.n - n};
    }
    return to;
}

void
part_text(struct part *p, struct slice text)
{
    part_reach(p, part_escape(part_room(p, text.n * PART_ESCAPE + 1), text));
}
