/* The operands of a filter that reads the files of sources: [--encoding NAME] --as SOURCE
 * [--called NAME] FILE..., again and again. */
#ifndef CANBAO_OPERANDS_H
#define CANBAO_OPERANDS_H

#include "bytes/decoded.h"
#include "values/source.h"

struct operand {
    enum source source;
    const char *file; /* as it is called: what messages show and input_open finds */
};

struct operands {
    struct operand *of;
    size_t count;
    enum encoding encoding; /* ENCODING_OPEN unless --encoding was given */
};

/* What the command line has, in its order; each is for `take` or `operand` of options.h. What
 * makes no sense ends the filter with status 2. */
void operands_as(const char *value);
void operands_called(const char *value);
void operands_encoding(const char *value);
void operands_file(const char *file);

/* All of them when the command line is read: standard input where no FILE is named. Where --as is
 * missing or an option is followed by no FILE, that ends the filter with status 2. They live as
 * long as the process. */
struct operands operands_end(void);

/* Ends the filter with status 2 where two of them would have one reject file in that directory. */
void operands_check_rejects(struct operands operands, const char *dir);

#endif
