#include "values/id_hash.h"

#include <xxhash.h>

#include "check.h"

static void
check_hashes(void)
{
    char id[32];

    check("XXH3-64 with seed 0 of the 18 bytes alone");
    for (int i = 0; i < 10000; i++) {
        uint64_t hash;

        random_bytes(id, sizeof id, SLICE("0123456789XABCY"));
        hash = id_hash(id);
        expect(hash == XXH3_64bits_withSeed(id, 18, 0), "%.18s", id);
        id[18] = (char)~id[18];
        expect(hash == id_hash(id), "%.18s and what follows", id);
    }
    expect(id_hash("341022198001018825") == UINT64_C(0xd9b4251aadd1d45f), "a known one");
}

static void
check_text(void)
{
    char text[ID_HASH_TEXT + 1] = "";

    check("a hash as text");
    id_hash_print(text, UINT64_C(0x0123456789abcdef));
    expect_text(slice_of(text), SLICE("0123456789abcdef"), "all digits");
    expect(id_hash_print(text, 0) == text + ID_HASH_TEXT, "the end");
    expect_text(slice_of(text), SLICE("0000000000000000"), "zero");
}

int
main(void)
{
    check_hashes();
    check_text();
    return check_end();
}
