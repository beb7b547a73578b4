/* The command line of a filter: its own options beside those that all share. */
#ifndef CANBAO_OPTIONS_H
#define CANBAO_OPTIONS_H

#include <stdnoreturn.h>

#include "base/slice.h"

struct option_of {
    const char *name;                /* one letter: -o */
    const char *value;               /* what its value is called; NULL: it takes none */
    const char *help;                /* one line */
    void (*take)(const char *value); /* what judges it, in the order of the command line; or: */
    const char **to;                 /* where it goes as it is; or: */
    bool *flag;                      /* what is set */
};

struct usage {
    const char *filter;
    const char *synopsis;            /* what follows the name, the shared options left out */
    const char *purpose;             /* one line */
    const struct option_of *options; /* its own, sorted; ends with an empty name */
    void (*take)(const char *name);  /* NULL: operands are kept in options.files */
    bool no_policy;                  /* --policy would decide nothing, and is unknown */
};

struct options {
    const char *policy;  /* a directory, or NULL */
    const char *summary; /* a file, or NULL */
    char **files;        /* operands, as many as file_count */
    size_t file_count;
};

/* Reads the command line. --help and --version are answered, an option that is unknown or lacks its
 * value ends the filter with status 2. Call it first: it names the filter in all messages. */
struct options options_read(int argc, char **argv, const struct usage *usage);

/* Ends the filter with status 2: `filter: --NAME VALUE: text`. */
noreturn void options_refuse(const char *name, const char *value, const char *text);

#endif
