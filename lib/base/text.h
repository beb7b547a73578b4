/* Text of cells, folded: blanks, invisible characters, full-width forms, hyphens. What is a
 * character of which kind is said here alone. Input is valid UTF-8. Functions that write put at
 * most s.n bytes to `to`, which may be s.p itself. */
#ifndef CANBAO_TEXT_H
#define CANBAO_TEXT_H

#include "base/slice.h"

/* The length in bytes of the character at s.p if nobody sees it, else 0.
 *
 * Blanks are all of C0 and C1, DEL, space, U+00A0, U+1680, U+2000-200A, U+2028, U+2029, U+202F,
 * U+205F and U+3000; invisible are U+00AD, U+180E, U+200B-200F, U+202A-202E, U+2060-2064,
 * U+2066-2069, U+FE00-FE0F and U+FEFF. */
size_t text_blank(struct slice s);

/* The length in bytes of the hyphen at s.p (-, U+2010-2015, U+2212, U+FE58, U+FE63), 0 if it is
 * none. */
size_t text_hyphen(struct slice s);

/* Whether there is a byte that a blank, an invisible character, a full-width form or U+FFFD begins
 * with. */
static inline bool
text_may_be_untidy(struct slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c <= ' ' || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef)
            return true;
    }
    return false;
}

/* Whether there is nothing that anybody sees. */
bool text_is_blank(struct slice s);

/* The number of characters. */
size_t text_length(struct slice s);

/* The number of bytes of the character at s.p, 0 where s is empty. */
size_t text_character(struct slice s);

/* The code point of the character at s.p, 0 where s is empty. */
uint32_t text_code(struct slice s);

/* Invisible characters go, every run of blanks becomes one space, none stays at the ends. */
struct slice text_tidy(struct slice s, char *to);

/* Takes blanks and invisible characters out. */
struct slice text_squeeze(struct slice s, char *to);

/* Full-width forms (U+FF01-FF5E) become ASCII. */
struct slice text_half_width(struct slice s, char *to);

/* The same, and ASCII letters become upper-case. */
struct slice text_fold(struct slice s, char *to);

/* Half-width and without blanks: how words are compared. */
struct slice text_bare(struct slice s, char *to);

/* The text less the prefix or suffix, if it has it. */
struct slice text_less_prefix(struct slice s, struct slice prefix);
struct slice text_less_suffix(struct slice s, struct slice suffix);

/* The text less its first n bytes. */
static inline struct slice
text_behind(struct slice s, size_t n)
{
    return (struct slice){s.p + n, s.n - n};
}

/* Cuts the next part off *rest at the separator; false when nothing is left (*rest.p is NULL). */
bool text_part(struct slice *rest, char separator, struct slice *part);

#endif
