/* inflate FILE: unpacks gzip by zlib and throws the bytes away: what unpacking costs alone. */
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

enum { PACKED = 128 << 10, UNPACKED = 1 << 20, ANY_WRAPPER_GZIP = 15 + 16 };

int
main(int argc, char **argv)
{
    static unsigned char packed[PACKED], unpacked[UNPACKED];
    FILE *file = argc == 2 ? fopen(argv[1], "re") : NULL;
    z_stream z = {0};
    int result = Z_OK;

    if (!file || inflateInit2(&z, ANY_WRAPPER_GZIP) != Z_OK) {
        fputs("inflate: needs a file of gzip\n", stderr);
        return EXIT_FAILURE;
    }
    while ((z.avail_in = (uInt)fread(packed, 1, sizeof packed, file)) > 0) {
        z.next_in = packed;
        do {
            z.next_out = unpacked;
            z.avail_out = sizeof unpacked;
            result = inflate(&z, Z_NO_FLUSH);
        } while (result == Z_OK && (z.avail_in > 0 || z.avail_out == 0));
        if (result != Z_OK && result != Z_BUF_ERROR)
            break;
    }
    inflateEnd(&z);
    fclose(file);
    return result == Z_STREAM_END ? EXIT_SUCCESS : EXIT_FAILURE;
}
