/* Text made fit to be shown to anybody: on a terminal, in a message, in a file that others read. */
#ifndef CANBAO_SHOWN_H
#define CANBAO_SHOWN_H

#include "base/slice.h"

/* Writes s as it may be shown, and returns that: at most s.n bytes to `to`, which may be s.p
 * itself.
 *
 * What may be an ID is masked but for its first 6 and last 4 digits: 15 and more digits, ASCII or
 * full-width, whatever blanks, hyphens, dots and invisible characters stand between them.
 * Characters that control, turn the direction or cannot be seen become `?`, and so does each byte
 * that is not of UTF-8. Shown text shown again stays as it is. */
struct slice shown_text(struct slice s, char *to);

#endif
