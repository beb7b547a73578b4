/* Marks: every kernel lists what the plain one lists, wherever the bytes lie. */
#include "fuzz.h"

#include "base/memory.h"
#include "bytes/marks.h"

static bool
same_list(const uint32_t *a, const uint32_t *b, size_t n)
{
    return memcmp(a, b, (n + 1) * sizeof *a) == 0; /* with the end of the list */
}

static void
check_kernel(const char *buffer, size_t n, bool csv, const struct marks *plain, struct marks *m)
{
    if (csv)
        marks_of_csv(m, buffer, n, ',');
    else
        marks_of_records(m, buffer, n);
    must(m->fields == plain->fields && same_list(m->field, plain->field, m->fields),
         "field separators");
    must(m->lines == plain->lines && same_list(m->line, plain->line, m->lines), "line ends");
    must(m->control == plain->control, "controls");
    if (!csv)
        return;
    must(m->quotes == plain->quotes && same_list(m->quote, plain->quote, m->quotes), "quotes");
    must(memcmp(m->odd, plain->odd, (n + 63) / 64 * sizeof *m->odd) == 0, "odd bytes");
}

static void
check_kernels(const char *buffer, size_t n, bool csv)
{
    static const char *const kernels[] = {"sse2", "avx2", "avx512"};
    struct marks plain = {0}, m = {0};

    marks_make_room(&plain, n, csv);
    marks_make_room(&m, n, csv);
    marks_use("plain");
    if (csv)
        marks_of_csv(&plain, buffer, n, ',');
    else
        marks_of_records(&plain, buffer, n);
    for (size_t i = 0; i < sizeof kernels / sizeof kernels[0]; i++)
        if (marks_use(kernels[i]))
            check_kernel(buffer, n, csv, &plain, &m);
    marks_free(&plain);
    marks_free(&m);
}

/* The choice: where in a block of 64 the bytes begin; what lies around them is full of
 * separators. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice s = {(const char *)data, size};
    size_t at = take_choice(&s) % 64;
    char *buffer = memory_new(at + s.n + MARKS_SLACK, 1);

    for (size_t i = 0; i < at + s.n + MARKS_SLACK; i++)
        buffer[i] = ",\t\n\""[i % 4];
    if (s.n > 0)
        memcpy(buffer + at, s.p, s.n);
    check_kernels(buffer + at, s.n, true);
    check_kernels(buffer + at, s.n, false);
    free(buffer);
    return 0;
}
