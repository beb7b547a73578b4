/* CSV: the fast ways to split a row and libcsv give the same rows, whole and in pieces, in either
 * encoding. */
#include "fuzz.h"

#include "../unit/dump.h"

static struct dump
read_bytes(struct slice bytes, size_t piece, enum encoding encoding, bool libcsv)
{
    bool odd_is_right;
    struct dump d = dump_rows(bytes, piece, encoding, libcsv, &odd_is_right);

    must(odd_is_right, "a row that needs no tidying has no cell that does");
    return d;
}

/* The choice: the four lowest bits the encoding, which is mostly given as UTF-8 (the others are
 * slow); the rest the size of pieces. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {(const char *)data, size};
    unsigned choice = take_choice(&bytes);
    enum encoding encoding = choice % 16 == 1   ? ENCODING_OPEN
                             : choice % 16 == 2 ? ENCODING_GB18030
                                                : ENCODING_UTF8;
    struct dump wanted, got;

    if (is_packed(bytes))
        return 0;
    wanted = read_bytes(bytes, FEED_WHOLE, encoding, true);
    for (int way = 0; way < 2; way++) {
        got = read_bytes(bytes, way ? 1 + choice / 16 : FEED_WHOLE, encoding, false);
        if (!dump_is(&got, &wanted))
            fprintf(stderr, "libcsv:\n%.*s\nthe fast way:\n%.*s\n", (int)wanted.n, wanted.text,
                    (int)got.n, got.text);
        must(dump_is(&got, &wanted),
             way ? "in pieces the rows are the same" : "both ways give the same rows");
        free(got.text);
    }
    free(wanted.text);
    return 0;
}
