#include "stream/writer.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

static char *
put_line(char *p, const struct reader *r)
{
    size_t n = r->length;

    if (n > 256)
        return output_copy(p, (struct slice){r->line, n});
    for (size_t i = 0; i < n; i += 32)
        memcpy(p + i, r->line + i, 32);
    return p + n;
}

static char *
put_replaced(char *p, const struct writer *w, const struct reader *r, const struct slice *values)
{
    for (size_t i = 0; i < r->columns; i++) {
        if (i > 0)
            *p++ = '\t';
        if (w->replace[i] < 0)
            p = output_copy(p, reader_field(r, i));
        else
            p = output_copy_near(p, values[w->replace[i]]);
    }
    return p;
}

void
writer_record(struct writer *w, struct reader *r, const struct slice *values)
{
    size_t room = r->length + w->added + 1;
    char *p;

    for (size_t i = 0; i < w->added; i++)
        room += values[i].n;
    p = output_room(&w->out, room);
    p = w->appended == w->added ? put_line(p, r) : put_replaced(p, w, r, values);
    for (size_t i = 0; i < w->appended; i++) {
        *p++ = '\t';
        p = output_copy_near(p, values[w->append[i]]);
    }
    *p++ = '\n';
    output_end(&w->out, p);
    r->accounts[r->file].written++;
}

void
writer_open(struct writer *w, struct reader *r, const char *const *names, size_t count)
{
    *w = (struct writer){.added = count};
    output_start(&w->out, STDOUT_FILENO, "standard output");
    w->append = memory_new(count, sizeof *w->append);
    w->replace = memory_new(r->columns, sizeof *w->replace);
    for (size_t i = 0; i < r->columns; i++)
        w->replace[i] = -1;
    output_put(&w->out, r->header);
    for (size_t i = 0; i < count; i++) {
        int column = reader_column(r, names[i]);

        if (column >= 0) {
            w->replace[column] = (int)i;
            continue;
        }
        w->append[w->appended++] = i;
        output_text(&w->out, "\t");
        output_text(&w->out, names[i]);
    }
    output_text(&w->out, "\n");
    output_flush(&w->out);
    reader_flush_first(r, &w->out);
}

void
writer_close(struct writer *w)
{
    output_close(&w->out);
    free(w->append);
    free(w->replace);
}
