/* Records: read whole and in pieces they are the same, and so is what is wrong with them. */
#include "fuzz.h"

#include "base/memory.h"
#include "stream/reader.h"

struct reading {
    struct reader reader;
    char *text;
    size_t n, room;
};

static void
add(struct reading *r, struct slice s)
{
    r->text = memory_grow(r->text, &r->room, r->n + s.n + 1, 1);
    if (s.n > 0)
        memcpy(r->text + r->n, s.p, s.n);
    r->n += s.n;
}

static void
read_records(void *context)
{
    struct reading *r = context;

    reader_open(&r->reader, NULL, 0);
    while (reader_next(&r->reader)) {
        size_t n = r->reader.columns - 1;

        for (size_t i = 0; i < r->reader.columns; i++) {
            struct slice field = reader_field(&r->reader, i);

            must(field.n == 0 || !memchr(field.p, '\t', field.n), "no TAB is in a field");
            add(r, field);
            add(r, SLICE("|"));
            n += field.n;
        }
        must(n == r->reader.length, "the fields are the line");
        must(!memchr(r->reader.line, '\n', n) && !memchr(r->reader.line, '\r', n) &&
                 !memchr(r->reader.line, '\0', n),
             "no control is in a line");
        add(r, SLICE("\n"));
    }
}

static struct reading
read_bytes(struct slice bytes, size_t piece)
{
    struct reading r = {.text = NULL};
    struct feed feed;

    feed_start(&feed, bytes, piece);
    if (caught(read_records, &r) != DONE) {
        add(&r, slice_of(catching.text));
        if (r.reader.input)
            input_close(r.reader.input);
        r.reader.input = NULL;
    }
    if (r.reader.in.buffer)
        reader_close(&r.reader);
    feed_end(&feed);
    return r;
}

/* The choice: the size of pieces. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {(const char *)data, size};
    unsigned choice = take_choice(&bytes);
    struct reading whole, pieces;

    if (is_packed(bytes))
        return 0;
    whole = read_bytes(bytes, FEED_WHOLE);
    pieces = read_bytes(bytes, 1 + choice);
    must(whole.n == pieces.n && (whole.n == 0 || memcmp(whole.text, pieces.text, whole.n) == 0),
         "in pieces the records are the same");
    free(whole.text);
    free(pieces.text);
    return 0;
}
