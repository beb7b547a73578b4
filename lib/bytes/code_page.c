#include "bytes/code_page.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "bytes/output.h"

enum { NAME = 24 };

/* `other` is for texts of which the code page is untold and that are no GB18030. */
struct code_page {
    iconv_t iconv;
    struct code_page *other;
};

/* Those whose name is not CP and their number. The mainland's are all read as GB18030, which
 * holds them. */
static const char *
name_of(unsigned number)
{
    static const struct {
        unsigned number;
        const char *name;
    } known[] = {{CODE_PAGE_UNTOLD, "GB18030"},
                 {936, "GB18030"},
                 {950, "BIG5-HKSCS"},
                 {CODE_PAGE_UTF16, "GB18030"},
                 {1361, "JOHAB"},
                 {10000, "MACINTOSH"},
                 {10001, "CP932"},
                 {10002, "BIG5"},
                 {10003, "EUC-KR"},
                 {10007, "CP10007"},
                 {10008, "GB18030"},
                 {10029, "MAC-CENTRALEUROPE"},
                 {10079, "MAC-IS"},
                 {20936, "GB18030"},
                 {28591, "ISO-8859-1"},
                 {32768, "MACINTOSH"},
                 {32769, "CP1252"},
                 {51936, "GB18030"},
                 {52936, "GB18030"},
                 {CODE_PAGE_GB18030, "GB18030"},
                 {65000, "UTF-7"},
                 {65001, "UTF-8"}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].number == number)
            return known[i].name;
    return NULL;
}

struct code_page *
code_page_new(unsigned number)
{
    struct code_page *p = memory_new(1, sizeof *p);
    const char *name = name_of(number);
    char called[NAME];

    snprintf(called, sizeof called, "CP%u", number);
    p->iconv = iconv_open("UTF-8", name ? name : called);
    if (p->iconv == (iconv_t)-1) {
        free(p);
        return NULL;
    }
    if (number == CODE_PAGE_UNTOLD || number == CODE_PAGE_UTF16)
        p->other = code_page_new(1252);
    return p;
}

/* Decodes up to the first fault and returns whether there was none. */
static bool
decode(const struct code_page *p, char **from, size_t *left, char **to, size_t *room)
{
    return *left == 0 || (iconv(p->iconv, from, left, to, room) != (size_t)-1 && *left == 0);
}

size_t
code_page_decode(struct code_page *p, struct slice s, char *out)
{
    char *from = (char *)(uintptr_t)s.p, *to = out;
    size_t left = s.n, room = s.n * CODE_PAGE_MOST;

    iconv(p->iconv, NULL, NULL, NULL, NULL);
    while (!decode(p, &from, &left, &to, &room)) {
        if (p->other)
            return code_page_decode(p->other, s, out);
        if (errno == E2BIG || room < 3)
            break;
        to = output_copy(to, SLICE("\xef\xbf\xbd"));
        room -= 3;
        from++, left--;
        iconv(p->iconv, NULL, NULL, NULL, NULL);
    }
    iconv(p->iconv, NULL, NULL, &to, &room); /* what waits for a mark that would belong to it */
    return (size_t)(to - out);
}

bool
code_page_character(struct code_page *p, struct slice bytes, char out[4])
{
    char *from = (char *)(uintptr_t)bytes.p, text[8] = {0}, *to = text;
    size_t left = bytes.n, room = sizeof text;

    iconv(p->iconv, NULL, NULL, NULL, NULL);
    if (!decode(p, &from, &left, &to, &room) || to > text + 4)
        return false;
    memcpy(out, text, 4);
    return true;
}

void
code_page_free(struct code_page *p)
{
    if (!p)
        return;
    code_page_free(p->other);
    iconv_close(p->iconv);
    free(p);
}
