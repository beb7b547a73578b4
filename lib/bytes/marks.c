#include "bytes/marks.h"

#include <stdlib.h>

#include "base/memory.h"
#include "bytes/kernel.h"

/* The best first; the last runs everywhere. */
static const struct kernel *const kernels[] = {
#if defined(__x86_64__)
    &kernel_avx512,
    &kernel_avx2,
    &kernel_sse2,
#endif
    &kernel_plain,
};

static const struct kernel *chosen;

static const struct kernel *
kernel(void)
{
    if (!chosen) {
        size_t i = 0;

        while (!kernels[i]->runs())
            i++;
        chosen = kernels[i];
    }
    return chosen;
}

bool
marks_use(const char *name)
{
    for (size_t i = 0; i < sizeof kernels / sizeof kernels[0]; i++)
        if (strcmp(kernels[i]->name, name) == 0 && kernels[i]->runs()) {
            chosen = kernels[i];
            return true;
        }
    return false;
}

void
marks_of_records(struct marks *m, const char *buffer, size_t n)
{
    kernel()->records(m, buffer, n);
}

void
marks_of_csv(struct marks *m, const char *buffer, size_t n, char separator)
{
    kernel()->csv(m, buffer, n, separator);
}

void
marks_make_room(struct marks *m, size_t room, bool csv)
{
    marks_free(m);
    m->field = memory_resize(NULL, room + MARKS_SLACK + 1, sizeof *m->field);
    *m->field++ = UINT32_MAX;
    m->line = memory_resize(NULL, room + MARKS_SLACK, sizeof *m->line);
    if (csv) {
        m->quote = memory_resize(NULL, room + MARKS_SLACK, sizeof *m->quote);
        m->odd = memory_new(room / 64 + 2, sizeof *m->odd);
    }
    marks_clear(m);
}

void
marks_clear(struct marks *m)
{
    m->fields = m->lines = m->quotes = 0;
    m->control = false;
    m->field[0] = m->line[0] = UINT32_MAX;
    if (m->quote)
        m->quote[0] = UINT32_MAX;
}

void
marks_free(struct marks *m)
{
    struct marks old = *m;

    *m = (struct marks){0};
    if (old.field)
        free(old.field - 1);
    free(old.line);
    free(old.quote);
    free(old.odd);
}
