#include "stream/reader.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/progress.h"

enum { LONGEST_LINE = 64 << 20 };

static char *const standard_input[] = {"-"};

noreturn static void
refuse_line(const struct reader *r, const char *text)
{
    fail_at(REFUSED, r->files[r->file], r->number, "%s", text);
}

/* More bytes into the window; at the end of a file its last line gets the LF that it may lack. */
static void
fill(struct reader *r)
{
    struct window *in = &r->in;
    size_t got;

    if (in->end - in->at > LONGEST_LINE)
        fail_at(REFUSED, r->files[r->file], r->number + 1,
                "a line of more than %d MiB: this is no record stream", LONGEST_LINE >> 20);
    window_advance(in);
    r->next_field = r->next_line = 0;
    marks_clear(&in->marks);
    window_wait(r->input, &r->accounts[r->file], r->flush_first);
    got = input_read(r->input, in->buffer + in->end, in->room - in->end);
    r->file_ended = got == 0;
    if (r->file_ended && in->end > 0)
        in->buffer[in->end + got++] = '\n';
    in->end += got;
    marks_of_records(&in->marks, in->buffer, in->end);
}

/* The next line of this file, its field count not yet looked at. False at the end of the file. */
static inline bool
next_line(struct reader *r)
{
    uint32_t end;

    while (r->next_line == r->in.marks.lines) {
        if (r->file_ended)
            return false;
        fill(r);
    }
    end = r->in.marks.line[r->next_line++];
    r->base = r->in.buffer;
    r->line = r->in.buffer + r->in.at;
    r->length = end - r->in.at;
    r->stop = r->in.marks.field + r->next_field;
    r->in.at = end + 1;
    r->number++;
    return true;
}

static void
open_file(struct reader *r)
{
    r->input = input_open(r->files[r->file]);
    r->number = 0;
    r->in.at = r->in.end = 0;
    r->file_ended = false;
}

static bool
next_file(struct reader *r)
{
    input_close(r->input);
    r->input = NULL;
    if (r->file + 1 == r->file_count)
        return false;
    r->file++;
    open_file(r);
    return true;
}

static size_t
fields_of_line(const struct reader *r)
{
    size_t fields = 1;

    for (size_t i = 0; i < r->length; i++)
        fields += r->line[i] == '\t';
    return fields;
}

noreturn static void
refuse_field_count(const struct reader *r)
{
    if (r->length == 0)
        refuse_line(r, "an empty line: take it out");
    fail_at(REFUSED, r->files[r->file], r->number, "%zu fields where the header names %zu%s",
            fields_of_line(r), r->columns,
            r->number == 1 ? ": give each filter FILEs of one header" : ": the line is malformed");
}

static void
refuse_control(const struct reader *r)
{
    if (memchr(r->line, '\r', r->length))
        refuse_line(r, "a carriage return: records end in LF alone; take it out with tr -d '\\r'");
    if (memchr(r->line, '\0', r->length))
        refuse_line(r, "a NUL byte: this is no record stream");
}

static bool
repeats_header(const struct reader *r)
{
    return r->length == r->header.n && memcmp(r->line, r->header.p, r->header.n) == 0;
}

/* A first line that names the first column elsewhere is the header of another stream. */
static void
refuse_other_header(const struct reader *r)
{
    for (size_t i = 0; i < r->columns; i++)
        if (slice_is(reader_field(r, i), r->name[0]))
            refuse_line(r, "a header of other columns than the first FILE's");
}

bool
reader_next(struct reader *r)
{
    for (;;) {
        if (!next_line(r)) {
            if (!next_file(r))
                return false;
            continue;
        }
        if (r->in.marks.control)
            refuse_control(r);
        if (r->length == 0 || r->next_field + r->columns > r->in.marks.fields ||
            r->stop[r->columns - 1] + 1 != r->in.at)
            refuse_field_count(r);
        r->next_field += r->columns;
        if (!repeats_header(r))
            break;
    }
    if (__builtin_expect(r->number == 1, 0))
        refuse_other_header(r);
    r->accounts[r->file].read++;
    return true;
}

static void
read_header(struct reader *r)
{
    char *text;

    while (!next_line(r))
        if (!next_file(r))
            fail(REFUSED,
                 "%s: no bytes at all: the filter before this one failed, or the FILE is empty",
                 r->files[r->file]);
    refuse_control(r);
    r->columns = fields_of_line(r);
    r->next_field = r->columns;
    text = memory_text((struct slice){r->line, r->length});
    r->header = (struct slice){text, r->length};
    r->name = memory_new(r->columns, sizeof *r->name);
    for (size_t i = 0; i < r->columns; i++) {
        r->name[i] = reader_field(r, i);
        r->name[i].p = text + (r->name[i].p - r->line);
        for (size_t j = 0; j < i; j++)
            if (slice_is(r->name[i], r->name[j]))
                fail_at(REFUSED, r->files[r->file], r->number,
                        "column %zu repeats the name of column %zu", i + 1, j + 1);
    }
}

void
reader_open(struct reader *r, char *const *files, size_t file_count)
{
    *r = (struct reader){
        .files = file_count ? files : standard_input,
        .file_count = file_count ? file_count : 1,
    };
    r->accounts = memory_new(r->file_count, sizeof *r->accounts);
    for (size_t i = 0; i < r->file_count; i++)
        r->accounts[i].input = r->files[i];
    window_start(&r->in, false);
    open_file(r);
    read_header(r);
}

int
reader_column(const struct reader *r, const char *name)
{
    for (size_t i = 0; i < r->columns; i++)
        if (slice_is(r->name[i], slice_of(name)))
            return (int)i;
    return -1;
}

size_t
reader_need(const struct reader *r, const char *name)
{
    int column = reader_column(r, name);

    if (column < 0)
        fail_at(REFUSED, r->files[r->file], 1, "no column %s: run the filter that adds it first",
                name);
    return (size_t)column;
}

void
reader_flush_first(struct reader *r, struct output *o)
{
    r->flush_first = o;
}

noreturn void
reader_refuse(const struct reader *r, size_t column, const char *text)
{
    fail_at(REFUSED, r->files[r->file], r->number, "%.*s: %s", (int)r->name[column].n,
            r->name[column].p, text);
}

void
reader_close(struct reader *r)
{
    progress_end();
    free((char *)(uintptr_t)r->header.p);
    free(r->name);
    free(r->accounts);
    window_free(&r->in);
}
