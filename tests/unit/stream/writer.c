/* writer: records with columns added or in their place. Standard output is a file here. */
#include "stream/writer.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"

enum { VALUES = 3, MOST = 1 << 20 };

static const char *const names[VALUES] = {"new", "b", "newer"};

struct writing {
    struct reader reader;
    struct writer writer;
    struct slice value[VALUES]; /* each with 32 bytes to read */
    char *text;
    size_t n;
};

static void
write_records(void *context)
{
    struct writing *w = context;

    reader_open(&w->reader, NULL, 0);
    writer_open(&w->writer, &w->reader, names, VALUES);
    while (reader_next(&w->reader))
        writer_record(&w->writer, &w->reader, w->value);
    writer_close(&w->writer);
}

/* Runs bytes through a reader and a writer that writes to a file instead of standard output. */
static struct slice
write_all(struct writing *w, struct slice bytes)
{
    int to = memfd_create("written", MFD_CLOEXEC), kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    struct feed feed;
    ssize_t n;

    fflush(stdout);
    feed_check(dup2(to, STDOUT_FILENO) == STDOUT_FILENO, "dup2");
    feed_start(&feed, bytes, FEED_WHOLE);
    if (caught(write_records, w) != DONE)
        abort();
    feed_end(&feed);
    feed_check(dup2(kept, STDOUT_FILENO) == STDOUT_FILENO, "dup2");
    close(kept);
    w->text = memory_new(MOST, 1);
    n = pread(to, w->text, MOST, 0);
    close(to);
    return (struct slice){w->text, n > 0 ? (size_t)n : 0};
}

static void
check_rows(void)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"a\n", "a\tnew\tb\tnewer\n"},
        {"a\n1\n", "a\tnew\tb\tnewer\n1\tX\tYY\t\n"},
        {"a\tb\tc\n1\t2\t3\n", "a\tb\tc\tnew\tnewer\n1\tYY\t3\tX\t\n"},
        {"b\tnewer\tnew\n1\t2\t3\n", "b\tnewer\tnew\nYY\t\tX\n"},
        {"newer\n1\n2\n", "newer\tnew\tb\n\tX\tYY\n\tX\tYY\n"},
        {"a\tc\n\t\n", "a\tc\tnew\tb\tnewer\n\t\tX\tYY\t\n"},
    };
    static const char values[VALUES][40] = {"X", "YY", ""};

    check("columns at the right end, or in their place");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct writing w = {.value = {{values[0], 1}, {values[1], 2}, {values[2], 0}}};

        expect_text(write_all(&w, slice_of(rows[i].in)), slice_of(rows[i].out), rows[i].in);
        free(w.text);
        reader_close(&w.reader);
    }
}

/* Lines and values of every length around those in which they are copied. */
static void
check_lengths(void)
{
    enum { LONGEST = 300 };
    static char value[LONGEST + 32], in[LONGEST + 16];

    check("lines and values of every length");
    memset(value, 'v', sizeof value);
    for (size_t n = 0; n < LONGEST; n++) {
        struct writing w = {.value = {{value, n}, {value, n / 2}, {value, 1}}};
        char wanted[4 * LONGEST];
        struct slice written;

        snprintf(in, sizeof in, "a\n%.*s\n", (int)n + 1, "");
        memset(in + 2, 'x', n + 1);
        in[n + 3] = '\n';
        snprintf(wanted, sizeof wanted, "a\tnew\tb\tnewer\n%.*s\t%.*s\t%.*s\tv\n", (int)n + 1,
                 in + 2, (int)n, value, (int)n / 2, value);
        written = write_all(&w, (struct slice){in, n + 4});
        expect(slice_is(written, slice_of(wanted)), "a line of %zu bytes", n + 1);
        expect(w.reader.accounts[0].written == 1, "its account");
        free(w.text);
        reader_close(&w.reader);
    }
}

int
main(void)
{
    check_rows();
    check_lengths();
    return check_end();
}
