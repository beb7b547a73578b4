#include "bytes/kernel_loop.h"

/* The meaning of all kernels, and the kernel of machines without SSE2. */
static inline struct kernel_masks
masks_of(const char *block, char field, bool csv)
{
    struct kernel_masks m = {0};

    for (unsigned i = 0; i < 64; i++) {
        unsigned char c = (unsigned char)block[i];
        uint64_t bit = UINT64_C(1) << i;

        m.field |= c == (unsigned char)field ? bit : 0;
        m.line |= c == '\n' ? bit : 0;
        if (csv) {
            m.cr |= c == '\r' ? bit : 0;
            m.quote |= c == '"' ? bit : 0;
            m.odd |= c <= ' ' || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef
                         ? bit
                         : 0;
        } else
            m.odd |= c == '\r' || c == '\0' ? bit : 0;
    }
    return m;
}

static void
mark_records(struct marks *m, const char *buffer, size_t n)
{
    kernel_mark(m, buffer, n, '\t', false, masks_of, kernel_list_by_batch);
}

static void
mark_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    kernel_mark(m, buffer, n, separator, true, masks_of, kernel_list_by_batch);
}

static bool
runs(void)
{
    return true;
}

const struct kernel kernel_plain = {"plain", runs, mark_records, mark_csv};
