/* Text of cells: blanks, and full-width characters. Input is valid UTF-8. */
#ifndef CANBAO_TEXT_H
#define CANBAO_TEXT_H

#include "slice.h"

/* The length in bytes of the blank at s.p, 0 if it is none. Blanks are NUL, TAB, LF, VT, FF, CR, space,
 * U+00A0, U+2000-200D, U+202F, U+205F, U+2060, U+3000 and U+FEFF. */
size_t text_blank(struct slice s);

/* Whether a byte is one that a blank begins with. */
static inline bool
text_may_be_untidy(struct slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c <= ' ' || c == 0xc2 || c == 0xe2 || c == 0xe3 || c == 0xef)
            return true;
    }
    return false;
}

/* Whether there is nothing but blanks. */
bool text_is_blank(struct slice s);

/* The number of characters. */
size_t text_length(struct slice s);

/* Every run of blanks becomes one space, none stays at the ends. Writes at most s.n bytes to `to`, which
 * may be s.p itself. */
struct slice text_tidy(struct slice s, char *to);

/* Takes all blanks out; the same terms. */
struct slice text_squeeze(struct slice s, char *to);

/* Full-width forms (U+FF01-FF5E) become ASCII, ASCII letters upper-case; the same terms. */
struct slice text_fold(struct slice s, char *to);

/* The text less the prefix or suffix, if it has it. */
struct slice text_less_prefix(struct slice s, struct slice prefix);
struct slice text_less_suffix(struct slice s, struct slice suffix);

/* Cuts the next part off *rest at the separator; false when nothing is left (*rest.p is NULL). */
bool text_part(struct slice *rest, char separator, struct slice *part);

#endif
