/* Texts in records: Unicode (BIFF8) or in a code page (BIFF5), which may go on in records
 * CONTINUE. */
#ifndef CANBAO_BIFF_TEXT_H
#define CANBAO_BIFF_TEXT_H

#include "bytes/code_page.h"
#include "workbook/biff.h"

/* Begins zeroed but for the page, which is NULL for BIFF8. */
struct biff_text {
    struct code_page *page;
    char *raw, *text;
    size_t used, raw_room, text_room;
};

/* Reads the text that stands there behind its length, which has one byte or two; of Unicode also
 * what follows it, fonts and a reading aid, which is passed over. A text that ends too early is
 * as long as it is: false. *s lives until the next call. Half a pair becomes U+FFFD; NUL is left
 * out. */
bool biff_text_read(struct biff_text *t, struct biff_content *c, size_t length_bytes,
                    struct slice *s);

void biff_text_free(struct biff_text *t);

#endif
