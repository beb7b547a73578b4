#include "workbook/biff_text.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bytes/utf16.h"
#include "bytes/utf8.h"
#include "workbook/little.h"

/* The bits of a text's second byte. */
enum { WIDE = 1, PHONETIC = 4, FONTS = 8 };

static void
add_raw(struct biff_text *t, const unsigned char *p, size_t n)
{
    t->raw = memory_grow(t->raw, &t->raw_room, t->used + n + 1, 1);
    memcpy(t->raw + t->used, p, n);
    t->used += n;
}

/* Adds characters of one byte as units of two. */
static void
add_narrow(struct biff_text *t, const unsigned char *p, size_t n)
{
    t->raw = memory_grow(t->raw, &t->raw_room, t->used + 2 * n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        t->raw[t->used++] = (char)p[i];
        t->raw[t->used++] = '\0';
    }
}

/* Where the text goes on in a CONTINUE, a byte tells anew how wide its characters are there;
 * half a character at the end of a record is none. */
static bool
read_units(struct biff_text *t, struct biff_content *c, size_t characters, bool wide)
{
    while (characters > 0) {
        const unsigned char *p;
        bool anew;
        size_t n = biff_take(c, 1, &p, &anew);

        if (n == 0)
            return false;
        if (anew) {
            wide = p[0] & WIDE;
            continue;
        }
        c->at--;
        n = (c->now.n - c->at) >> wide;
        n = n < characters ? n : characters;
        if (n == 0)
            c->at = c->now.n;
        else if (wide)
            add_raw(t, c->now.p + c->at, 2 * n);
        else
            add_narrow(t, c->now.p + c->at, n);
        c->at += n << wide;
        characters -= n;
    }
    return true;
}

/* Puts U+FFFD for what is no character, and takes NULs out. */
static struct slice
tidied(struct biff_text *t, size_t n)
{
    size_t bad = 0, to = 0;

    for (size_t i = 0; i < n; i++)
        bad += t->text[i] == UTF8_BAD;
    t->text = memory_grow(t->text, &t->text_room, 3 * n + 1, 1);
    if (bad == 0 && !memchr(t->text, '\0', n))
        return (struct slice){t->text, n};
    memmove(t->text + 2 * bad, t->text, n);
    for (size_t i = 2 * bad; i < n + 2 * bad; i++)
        if (t->text[i] == UTF8_BAD) {
            memcpy(t->text + to, "\xef\xbf\xbd", 3);
            to += 3;
        } else if (t->text[i] != '\0')
            t->text[to++] = t->text[i];
    return (struct slice){t->text, to};
}

static bool
read_unicode(struct biff_text *t, struct biff_content *c, size_t characters, struct slice *s)
{
    unsigned char flags = 0, count[4];
    size_t behind = 0, n, used;
    bool whole = biff_copy(c, &flags, 1);

    if (flags & FONTS) {
        whole &= biff_copy(c, count, 2);
        behind += whole ? 4 * (size_t)little_u16(count) : 0;
    }
    if (flags & PHONETIC) {
        whole &= biff_copy(c, count, 4);
        behind += whole ? little_u32(count) : 0;
    }
    whole = whole && read_units(t, c, characters, flags & WIDE) && biff_copy(c, NULL, behind);
    t->text = memory_grow(t->text, &t->text_room, 3 * (t->used / 2) + 4, 1);
    n = utf16_decode((struct slice){t->raw, t->used}, false, true, t->text, &used);
    *s = tidied(t, n);
    return whole;
}

static bool
read_bytes(struct biff_text *t, struct biff_content *c, size_t n, struct slice *s)
{
    const unsigned char *p;

    for (size_t part; n > 0 && (part = biff_take(c, n, &p, NULL)) > 0; n -= part)
        add_raw(t, p, part);
    t->text = memory_grow(t->text, &t->text_room, CODE_PAGE_MOST * t->used + 1, 1);
    *s = tidied(t, code_page_decode(t->page, (struct slice){t->raw, t->used}, t->text));
    return n == 0;
}

bool
biff_text_read(struct biff_text *t, struct biff_content *c, size_t length_bytes, struct slice *s)
{
    unsigned char length[2] = {0};

    *s = (struct slice){"", 0};
    t->used = 0;
    if (!biff_copy(c, length, length_bytes))
        return false;
    t->raw = memory_grow(t->raw, &t->raw_room, 1, 1);
    return t->page ? read_bytes(t, c, little_u16(length), s)
                   : read_unicode(t, c, little_u16(length), s);
}

void
biff_text_free(struct biff_text *t)
{
    free(t->raw);
    free(t->text);
}
