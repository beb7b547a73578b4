/* The bytes of one FILE or of standard input, unpacked where its first bytes say gzip. */
#ifndef CANBAO_INPUT_H
#define CANBAO_INPUT_H

#include "base/slice.h"

struct input;

/* From now on the FILE of that name (this very string, not another that is equal) is found at the
 * path, and the name is what messages show. Both must live as long as the process. */
void input_call(const char *name, const char *path);

/* Opens FILE, `-` for standard input; status 3 if it cannot. The name must live as long. */
struct input *input_open(const char *name);

/* Up to room bytes (at least 2); 0 at the end. A read error ends the filter with status 3, damaged
 * gzip with status 1. */
size_t input_read(struct input *in, char *buffer, size_t room);

/* Whether input_read would return without waiting for anybody. */
bool input_ready(struct input *in);

/* How much of the file has been read, in per cent; -1 where its size is not known. */
int input_percent(struct input *in);

const char *input_name(const struct input *in);

void input_close(struct input *in);

#endif
