#include "base/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/progress.h"

enum { OPERAND = 1, POLICY, SUMMARY, PROGRESS, HELP, VERSION, SHARED = 5, OWN = 256 };

static const struct {
    const char *name, *value, *help;
} shared[SHARED] = {
    {"policy", "DIR", "the policy's tables (else $CANBAO_POLICY, else the shipped xiuning-2024)"},
    {"summary", "FILE", "append filter, input, read, written, rejected, merged to FILE"},
    {"progress", NULL, "show how far it is (the default on a terminal)"},
    {"help", NULL, "show this and end"},
    {"version", NULL, "show the version and end"},
};

/* The first of the shared options that the filter has: only the policy may be one that it has
 * not. */
static size_t
first_shared(const struct usage *usage)
{
    return usage->no_policy ? 1 : 0;
}

static void
help_line(const char *name, const char *value, const char *help)
{
    char option[64];

    snprintf(option, sizeof option, "%s%s%s%s", name[1] ? "--" : "-", name, value ? " " : "",
             value ? value : "");
    printf("  %-25s %s\n", option, help);
}

/* What was printed is believed only when it is written. */
noreturn static void
end_of_answer(void)
{
    if (fflush(stdout) != 0 || close(STDOUT_FILENO) != 0)
        fail_system("standard output", "cannot write");
    exit(DONE);
}

noreturn static void
help(const struct usage *usage)
{
    printf("usage: %s%s%s [OPTION]...%s\n%s\n\n", usage->filter, usage->synopsis[0] ? " " : "",
           usage->synopsis, usage->take ? "" : " [FILE]...", usage->purpose);
    for (const struct option_of *o = usage->options; o->name; o++)
        help_line(o->name, o->value, o->help);
    for (size_t i = first_shared(usage); i < SHARED; i++)
        help_line(shared[i].name, shared[i].value, shared[i].help);
    printf("\nFILE may be gzipped; `-` or none is standard input.\n"
           "Exit status: 0 done, 1 data refused, 2 called wrongly, 3 the system failed.\n"
           "See man %s.\n",
           usage->filter);
    end_of_answer();
}

noreturn static void
version(const struct usage *usage)
{
    printf("%s (canbao) %s\n", usage->filter, CANBAO_VERSION);
    end_of_answer();
}

/* The table for getopt_long(3): the filter's own options are OWN + their number. */
static struct option *
getopt_options(const struct usage *usage)
{
    size_t own = 0;
    struct option *t;

    while (usage->options[own].name)
        own++;
    t = memory_keep((own + SHARED + 1) * sizeof *t);
    for (size_t i = 0; i < own; i++)
        t[i] = (struct option){usage->options[i].name, usage->options[i].value != NULL, NULL,
                               OWN + (int)i};
    for (size_t i = first_shared(usage); i < SHARED; i++)
        t[own++] = (struct option){shared[i].name, shared[i].value != NULL, NULL, POLICY + (int)i};
    return t;
}

/* The letters for getopt_long(3): options whose name is one. */
static char *
letters(const struct usage *usage)
{
    char *text = memory_keep(sizeof "-:" + 2 * OWN), *end = text + sprintf(text, "-:");

    for (const struct option_of *o = usage->options; o->name; o++)
        if (!o->name[1])
            end += sprintf(end, "%c%s", o->name[0], o->value ? ":" : "");
    return text;
}

static const struct option_of *
own_option(const struct usage *usage, int option)
{
    const struct option_of *o = usage->options;

    if (option >= OWN)
        return o + (option - OWN);
    while (o->name && (o->name[1] || o->name[0] != option))
        o++;
    return o->name ? o : NULL;
}

static void
take_shared(int option, const char *given, const struct usage *usage, struct options *options)
{
    switch (option) {
    case POLICY:
        options->policy = optarg;
        break;
    case SUMMARY:
        options->summary = optarg;
        break;
    case PROGRESS:
        progress_start();
        break;
    case HELP:
        help(usage);
    case VERSION:
        version(usage);
    case ':':
        fail(MISUSED, "%s: its value is missing; see %s --help", given, usage->filter);
    default:
        fail(MISUSED, "%s: unknown option; see %s --help", given, usage->filter);
    }
}

static void
take_own(const struct option_of *o, const char *value)
{
    if (o->to)
        *o->to = value;
    else if (o->flag)
        *o->flag = true;
    else
        o->take(value);
}

static void
take_operand(const struct usage *usage, struct options *options, char *name)
{
    if (usage->take)
        usage->take(name);
    else
        options->files[options->file_count++] = name;
}

struct options
options_read(int argc, char **argv, const struct usage *usage)
{
    struct options options = {.files = memory_keep(((size_t)argc + 1) * sizeof *options.files)};
    struct option *t = getopt_options(usage);
    const char *letter = letters(usage);
    int option;

    fail_as(usage->filter);
    opterr = 0;
    if (isatty(STDERR_FILENO))
        progress_start();
    while ((option = getopt_long(argc, argv, letter, t, NULL)) != -1)
        if (option == OPERAND)
            take_operand(usage, &options, optarg);
        else if (own_option(usage, option))
            take_own(own_option(usage, option), optarg);
        else
            take_shared(option, argv[optind - 1], usage, &options);
    for (int i = optind; i < argc; i++)
        take_operand(usage, &options, argv[i]);
    return options;
}

noreturn void
options_refuse(const char *name, const char *value, const char *text)
{
    fail(MISUSED, "--%s %s: %s", name, value, text);
}
