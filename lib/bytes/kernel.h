/* The kernels that marks runs, one for each set of instructions, all with the same meaning. */
#ifndef CANBAO_KERNEL_H
#define CANBAO_KERNEL_H

#include "bytes/marks.h"

/* Both list and mark the n bytes of the buffer, as marks_of_records and marks_of_csv say. */
struct kernel {
    const char *name;
    bool (*runs)(void); /* whether this machine has the instructions */
    void (*records)(struct marks *m, const char *buffer, size_t n);
    void (*csv)(struct marks *m, const char *buffer, size_t n, char separator);
};

extern const struct kernel kernel_plain;

#if defined(__x86_64__)
extern const struct kernel kernel_sse2, kernel_avx2, kernel_avx512;
#endif

#endif
