/* The text of a file in UTF-8, whatever it was written in: bytes as they are where that is UTF-8,
 * decoded where it is GB18030 or UTF-16.
 *
 * The encoding is decided by a byte order mark or by the first line that is not all ASCII: UTF-8 if
 * that line is valid, else GB18030. A caller that finds no sense in the text may start it again in
 * the other.
 *
 * A line of GB18030 that is UTF-8 to the letter, and has characters of three bytes in it, was
 * appended by another program: UTF8_BAD stands before its first character, so that it is no text of
 * this file. */
#ifndef CANBAO_DECODED_H
#define CANBAO_DECODED_H

#include "base/fail.h"
#include "bytes/gb18030.h"
#include "bytes/input.h"

enum encoding {
    ENCODING_OPEN, /* not decided: nothing but ASCII was seen */
    ENCODING_UTF8,
    ENCODING_GB18030,
    ENCODING_UTF16LE, /* as Windows writes it */
    ENCODING_UTF16BE,
    ENCODINGS
};

struct decoded {
    struct input *input;
    enum status refusal;
    enum encoding encoding;
    bool begun, ended;
    struct gb18030 *gb18030;
    size_t run;            /* GB18030: pending bytes that are known to be of one kind: */
    bool foreign, flagged; /* a line of UTF-8; its UTF8_BAD has been given out */
    char *pending;         /* bytes taken and not yet given out: [pending_at, pending_end) */
    size_t pending_at, pending_end, pending_room;
    bool keep;
    char *kept; /* while `keep`: all bytes from the first on */
    size_t kept_end, kept_room;
};

/* Opens FILE or standard input (`-`) as input_open does. A file that is no text but a workbook or
 * the like ends the filter with `refusal`, saying what it is, when it is read. */
void decoded_open(struct decoded *d, const char *file, enum status refusal);

/* Up to room bytes of text (room at least 64 KiB); 0 at the end. Bytes that are no UTF-8 are passed
 * on, bytes that are no GB18030 or UTF-16 become UTF8_BAD: whoever splits the text judges its
 * parts. */
size_t decoded_read(struct decoded *d, char *buffer, size_t room);

/* Starts again from the first byte in that encoding. Only before decoded_settle. */
void decoded_restart(struct decoded *d, enum encoding encoding);

/* The file's first bytes, as many as were taken so far; whether there are no others. Only before
 * decoded_settle. */
struct slice decoded_first(const struct decoded *d, bool *whole);

/* From now on decoded_restart will not be called, and no bytes are kept for it. */
void decoded_settle(struct decoded *d);

void decoded_close(struct decoded *d);

#endif
