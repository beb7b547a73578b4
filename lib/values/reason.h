/* Why a row is rejected, in the order in which reasons are looked for. */
#ifndef CANBAO_REASON_H
#define CANBAO_REASON_H

#include "base/slice.h"

enum reason {
    REASON_NONE,
    REASON_ENCODING,
    REASON_QUOTE,
    REASON_WIDTH,
    REASON_FOOTER,
    REASON_ID_MISSING,
    REASON_ID_MANGLED,
    REASON_ID_CHARS,
    REASON_ID_LENGTH,
    REASON_ID_REGION,
    REASON_ID_BIRTH,
    REASON_ID_CHECKSUM,
    REASON_NAME_MISSING,
    REASON_STATUS,
    REASON_GRADE,
    REASON_AMOUNT,
    REASON_DATE,
    REASONS
};

/* Its name in reject files and messages. */
const char *reason_name(enum reason reason);

/* The reason of that name, REASON_NONE where there is none. */
enum reason reason_parse(struct slice name);

#endif
