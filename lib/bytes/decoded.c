#include "bytes/decoded.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/file_kind.h"
#include "bytes/utf16.h"
#include "bytes/utf8.h"

enum { BLOCK = 128 << 10, LONGEST_LINE = 1 << 20, LONGEST_CHARACTER = 4, RUN = 16 << 10 };

void
decoded_open(struct decoded *d, const char *file, enum status refusal)
{
    *d = (struct decoded){.input = input_open(file), .refusal = refusal, .keep = true};
}

/* Takes bytes from the input, at the end of those that are pending. False at the end of the
 * input. */
static bool
take_pending(struct decoded *d)
{
    size_t got;

    if (d->ended)
        return false;
    if (d->pending_at > 0)
        memmove(d->pending, d->pending + d->pending_at, d->pending_end - d->pending_at);
    d->pending_end -= d->pending_at;
    d->pending_at = 0;
    d->pending = memory_grow(d->pending, &d->pending_room, d->pending_end + BLOCK, 1);
    got = input_read(d->input, d->pending + d->pending_end, BLOCK);
    d->ended = got == 0;
    if (d->keep && got > 0) {
        d->kept = memory_grow(d->kept, &d->kept_room, d->kept_end + got, 1);
        memcpy(d->kept + d->kept_end, d->pending + d->pending_end, got);
        d->kept_end += got;
    }
    d->pending_end += got;
    return !d->ended;
}

static struct slice
pending(const struct decoded *d)
{
    static char nothing[1];
    const char *from = d->pending ? d->pending + d->pending_at : nothing;

    return (struct slice){from, d->pending_end - d->pending_at};
}

static void
set_encoding(struct decoded *d, enum encoding encoding)
{
    d->encoding = encoding;
    if (encoding == ENCODING_GB18030 && !d->gb18030)
        d->gb18030 = gb18030_new();
}

static bool
begins_with(const struct decoded *d, struct slice mark)
{
    return pending(d).n >= mark.n && memcmp(pending(d).p, mark.p, mark.n) == 0;
}

/* The length of the first line of s, less its line end, or of s: eight bytes at a time. Here CR and
 * LF each end a line, so that of CR LF the LF is an empty one. */
static size_t
line_length(struct slice s)
{
    const uint64_t ones = 0x0101010101010101U, highs = ones << 7;
    size_t i = 0;

    for (; i + 8 <= s.n; i += 8) {
        uint64_t lf = slice_word(s.p + i) ^ ones * '\n', cr = slice_word(s.p + i) ^ ones * '\r';

        if (((lf - ones) & ~lf & highs) | ((cr - ones) & ~cr & highs))
            break;
    }
    while (i < s.n && s.p[i] != '\n' && s.p[i] != '\r')
        i++;
    return i;
}

/* Whether the bytes are enough to know the kind of file: who writes slowly shall not be waited
 * for. */
static bool
shows_kind(struct slice s)
{
    return s.n >= FILE_KIND_BYTES || (line_length(s) < s.n && !text_is_blank(s));
}

/* Refuses what is no table of text, saying what it is. */
static void
refuse_other(struct decoded *d)
{
    enum file_kind kind = file_kind(pending(d));
    const char *name = input_name(d->input), *mark = file_kind_mark(name), *advice;

    if (kind == FILE_ZIP || kind == FILE_OLE)
        while (pending(d).n < FILE_KIND_INSIDE && take_pending(d))
            continue;
    advice = file_kind_advice(file_kind_inside(kind, pending(d)));
    if (advice)
        fail(d->refusal, "%s: %s", name, mark ? mark : advice);
}

/* Looks at the first bytes: what kind of file it is, and whether a byte order mark says how it is
 * encoded. */
static void
begin(struct decoded *d)
{
    static const struct {
        struct slice mark;
        enum encoding encoding;
    } known[] = {{{"\xef\xbb\xbf", 3}, ENCODING_UTF8},
                 {{"\xff\xfe", 2}, ENCODING_UTF16LE},
                 {{"\xfe\xff", 2}, ENCODING_UTF16BE}};

    d->begun = true;
    while (!shows_kind(pending(d)) && take_pending(d))
        continue;
    refuse_other(d);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (begins_with(d, known[i].mark)) {
            set_encoding(d, known[i].encoding);
            d->pending_at += known[i].mark.n;
            return;
        }
}

static size_t
ascii_prefix(struct slice s)
{
    size_t i = 0;

    while (i + 8 <= s.n && !(slice_word(s.p + i) & 0x8080808080808080U))
        i += 8;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i;
}

/* How many pending bytes are lines of ASCII alone; if the first line is not, it decides. */
static size_t
decide(struct decoded *d)
{
    size_t high = ascii_prefix(pending(d)), line = high, length, valid;

    if (high == pending(d).n)
        return high;
    while (line > 0 && pending(d).p[line - 1] != '\n' && pending(d).p[line - 1] != '\r')
        line--;
    if (line > 0)
        return line;
    while ((length = line_length(pending(d))) == pending(d).n && length < LONGEST_LINE)
        if (!take_pending(d))
            break;
    valid = utf8_valid_prefix((struct slice){pending(d).p, length});
    if (length >= LONGEST_LINE)
        valid += LONGEST_CHARACTER - 1; /* a line cut off there may end within a character */
    set_encoding(d, valid >= length ? ENCODING_UTF8 : ENCODING_GB18030);
    return pending(d).n;
}

/* Whether a line is UTF-8 with characters of three bytes or more. */
static bool
is_foreign(struct slice line)
{
    size_t high = ascii_prefix(line);
    struct slice rest = {line.p + high, line.n - high};

    if (rest.n == 0 || utf8_valid_prefix(rest) < rest.n)
        return false;
    for (size_t i = 0; i < rest.n; i++)
        if ((unsigned char)rest.p[i] >= 0xe0)
            return true;
    return false;
}

/* The length of the first pending line, or of so much of it as is looked at. */
static size_t
first_line(struct decoded *d)
{
    size_t seen = 0;

    for (;;) {
        size_t end = seen + line_length((struct slice){pending(d).p + seen, pending(d).n - seen});

        if (end < pending(d).n)
            return end + 1;
        if (pending(d).n >= LONGEST_LINE)
            return LONGEST_LINE;
        seen = pending(d).n;
        if (!take_pending(d))
            return pending(d).n;
    }
}

/* Finds the next run: a foreign line, or lines that are not. */
static void
find_run(struct decoded *d)
{
    d->run = first_line(d);
    d->foreign = is_foreign((struct slice){pending(d).p, d->run});
    d->flagged = false;
    while (!d->foreign && d->run < RUN) {
        struct slice rest = {pending(d).p + d->run, pending(d).n - d->run};
        struct slice line = {rest.p, line_length(rest) + 1};

        if (line.n > rest.n || is_foreign(line))
            break;
        d->run += line.n;
    }
}

static size_t
copy_foreign(struct decoded *d, struct slice s, char *buffer)
{
    size_t high = d->flagged ? s.n : ascii_prefix(s);
    char *to = buffer;

    memcpy(to, s.p, high);
    to += high;
    if (high < s.n) {
        *to++ = UTF8_BAD;
        memcpy(to, s.p + high, s.n - high);
        to += s.n - high;
        d->flagged = true;
    }
    return (size_t)(to - buffer);
}

/* Decodes some of what is pending; 0 where more must be seen first. */
static size_t
decode_gb18030(struct decoded *d, size_t most, char *buffer)
{
    struct slice s;
    size_t used, n;

    if (d->run == 0)
        find_run(d);
    s = (struct slice){pending(d).p, d->run < most ? d->run : most};
    used = s.n;
    n = d->foreign ? copy_foreign(d, s, buffer)
                   : gb18030_decode(d->gb18030, s, d->ended && s.n == pending(d).n, buffer, &used);
    d->pending_at += used;
    /* 0: a line too long to be looked at ends within a character. */
    d->run = n > 0 ? d->run - used : 0;
    return n;
}

static size_t
decode_utf16(struct decoded *d, size_t most, char *buffer)
{
    struct slice s = {pending(d).p, pending(d).n < most ? pending(d).n : most};
    size_t used, n;

    n = utf16_decode(s, d->encoding == ENCODING_UTF16BE, d->ended && s.n == pending(d).n, buffer,
                     &used);
    d->pending_at += used;
    return n;
}

size_t
decoded_read(struct decoded *d, char *buffer, size_t room)
{
    size_t n;

    if (d->begun && d->encoding == ENCODING_UTF8 && !d->keep && pending(d).n == 0)
        return d->ended ? 0 : input_read(d->input, buffer, room);
    if (!d->begun)
        begin(d);
    for (;;) {
        if (pending(d).n == 0 && !take_pending(d))
            return 0;
        n = d->encoding == ENCODING_OPEN ? decide(d) : pending(d).n;
        if (d->encoding > ENCODING_UTF8) {
            size_t most = (room - LONGEST_CHARACTER) / 3;

            n = d->encoding == ENCODING_GB18030 ? decode_gb18030(d, most, buffer)
                                                : decode_utf16(d, most, buffer);
            if (n > 0)
                return n;
            take_pending(d); /* the start of a character: wait for its rest, or for the end */
            continue;
        }
        if (n > room)
            n = room;
        memcpy(buffer, pending(d).p, n);
        d->pending_at += n;
        return n;
    }
}

void
decoded_restart(struct decoded *d, enum encoding encoding)
{
    d->pending = memory_grow(d->pending, &d->pending_room, d->kept_end, 1);
    if (d->kept_end > 0)
        memcpy(d->pending, d->kept, d->kept_end);
    d->pending_at = 0;
    d->pending_end = d->kept_end;
    d->begun = false;
    d->run = 0;
    set_encoding(d, encoding);
}

struct slice
decoded_first(const struct decoded *d, bool *whole)
{
    *whole = d->ended;
    return (struct slice){d->kept ? d->kept : "", d->kept_end};
}

void
decoded_settle(struct decoded *d)
{
    d->keep = false;
    free(d->kept);
    d->kept = NULL;
}

void
decoded_close(struct decoded *d)
{
    input_close(d->input);
    gb18030_free(d->gb18030);
    free(d->pending);
    free(d->kept);
}
