#include "bytes/gb18030.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "bytes/code_page.h"
#include "bytes/utf8.h"

enum { LEADS = 0xff - 0x81, TRAILS = 0xff - 0x40 };

/* Every two-byte character in UTF-8, lowest byte first, 0 where there is none: made once,
 * as most of a file is such characters. Those of four bytes are asked for one by one. */
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
    if (!digits_is_one((char)p[1]))
        return 1;
    if (left < 4)
        return last || (left == 3 && (p[2] < 0x81 || p[2] == 0xff)) ? 1 : 0;
    if (p[2] >= 0x81 && p[2] != 0xff && digits_is_one((char)p[3]))
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
            *to++ = UTF8_BAD;
        p += length;
    }
    *used = (size_t)(p - (const unsigned char *)s.p);
    return (size_t)(to - out);
}
