#include "values/reason.h"

const char *
reason_name(enum reason reason)
{
    static const char *const name[REASONS] = {
        [REASON_NONE] = "none",
        [REASON_ENCODING] = "encoding",
        [REASON_QUOTE] = "quote",
        [REASON_WIDTH] = "width",
        [REASON_FOOTER] = "footer",
        [REASON_ID_MISSING] = "id_missing",
        [REASON_ID_MANGLED] = "id_mangled",
        [REASON_ID_CHARS] = "id_chars",
        [REASON_ID_LENGTH] = "id_length",
        [REASON_ID_REGION] = "id_region",
        [REASON_ID_BIRTH] = "id_birth",
        [REASON_ID_CHECKSUM] = "id_checksum",
        [REASON_NAME_MISSING] = "name_missing",
        [REASON_STATUS] = "status",
        [REASON_GRADE] = "grade",
        [REASON_AMOUNT] = "amount",
        [REASON_DATE] = "date",
    };

    return name[reason];
}

enum reason
reason_parse(struct slice name)
{
    for (int i = REASON_NONE + 1; i < REASONS; i++)
        if (slice_is(name, slice_of(reason_name((enum reason)i))))
            return (enum reason)i;
    return REASON_NONE;
}
