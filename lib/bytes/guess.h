/* What a text without a header may be, by its bytes. */
#ifndef CANBAO_GUESS_H
#define CANBAO_GUESS_H

#include "bytes/decoded.h"

/* What is probably the matter with the file, and what to do: it is empty, UTF-16 without a mark,
 * Big5. NULL where nothing speaks for any of them. The bytes are the file's first, before they
 * were decoded as `tried`; `whole`: there are no others. */
const char *guess_text(struct slice bytes, bool whole, enum encoding tried);

#endif
