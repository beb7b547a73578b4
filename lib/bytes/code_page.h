/* Texts in one of the many old character sets, which spreadsheets call by the number of a code
 * page. This module alone knows iconv. */
#ifndef CANBAO_CODE_PAGE_H
#define CANBAO_CODE_PAGE_H

#include "base/slice.h"

enum {
    CODE_PAGE_UNTOLD = 0,
    CODE_PAGE_UTF16 = 1200,
    CODE_PAGE_GB18030 = 54936,
    CODE_PAGE_MOST = 4 /* bytes of UTF-8 a byte */
};

struct code_page;

/* A decoder; NULL for a number that is not known, or not known to the system. CODE_PAGE_UNTOLD
 * is for what programs of old wrote without telling (or telling CODE_PAGE_UTF16, which texts of
 * bytes cannot be): GB18030 where a text is that to the letter, else Western (1252). */
struct code_page *code_page_new(unsigned number);

/* Decodes to UTF-8, with room for CODE_PAGE_MOST bytes per byte; what is no character becomes
 * U+FFFD. Returns the bytes written. */
size_t code_page_decode(struct code_page *p, struct slice s, char *out);

/* One character, into four bytes, the rest zero; false if these bytes are none. */
bool code_page_character(struct code_page *p, struct slice bytes, char out[4]);

void code_page_free(struct code_page *p);

#endif
