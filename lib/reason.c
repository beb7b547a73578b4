#include "reason.h"

const char *
reason_name(enum reason reason)
{
    static const char *const name[REASONS] = {
        "none",        "encoding", "quote",     "width",     "id_missing",
        "id_mangled",  "id_chars", "id_length", "id_region", "id_birth",
        "id_checksum", "status",   "grade",     "amount",    "date",
    };

    return name[reason];
}
