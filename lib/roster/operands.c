#include "roster/operands.h"

#include <stdlib.h>
#include <strings.h>

#include "base/memory.h"
#include "base/options.h"
#include "roster/rejects.h"

static struct operands all;
static size_t room;
static enum source source;
static bool source_given, source_used;
static const char *called;

void
operands_as(const char *value)
{
    if (source_given && !source_used)
        options_refuse("as", source_name[source], "names no FILE");
    source = (enum source)source_of_option(value);
    source_given = true;
    source_used = false;
}

void
operands_called(const char *value)
{
    if (called)
        options_refuse("called", called, "names no FILE");
    if (!value[0])
        options_refuse("called", value, "must not be empty");
    called = value;
}

void
operands_encoding(const char *value)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {
        {"UTF-8", ENCODING_UTF8},       {"UTF8", ENCODING_UTF8},
        {"GB18030", ENCODING_GB18030},  {"GBK", ENCODING_GB18030},
        {"GB2312", ENCODING_GB18030},   {"UTF-16", ENCODING_UTF16LE},
        {"UTF-16LE", ENCODING_UTF16LE}, {"UTF-16BE", ENCODING_UTF16BE},
    };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcasecmp(value, known[i].name) == 0) {
            all.encoding = known[i].encoding;
            return;
        }
    options_refuse("encoding", value,
                   "is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16");
}

void
operands_file(const char *file)
{
    if (!source_given)
        fail(MISUSED, "%s: say first what it is: --as SOURCE FILE", file);
    if (called) {
        input_call(called, file);
        file = called;
        called = NULL;
    }
    all.of = memory_grow(all.of, &room, all.count + 1, sizeof *all.of);
    all.of[all.count++] = (struct operand){source, file};
    source_used = true;
}

struct operands
operands_end(void)
{
    if (!source_given)
        fail(MISUSED, "say what the input is: --as SOURCE [FILE]...; see %s --help", fail_name());
    if (all.count == 0)
        operands_file("-");
    if (!source_used)
        options_refuse("as", source_name[source], "names no FILE");
    if (called)
        options_refuse("called", called, "names no FILE");
    return all;
}

void
operands_check_rejects(struct operands operands, const char *dir)
{
    for (size_t i = 0; i < operands.count; i++)
        for (size_t k = 0; k < i; k++) {
            char *a = rejects_path(dir, operands.of[k].file);
            char *b = rejects_path(dir, operands.of[i].file);

            if (strcmp(a, b) == 0)
                fail(MISUSED, "%s and %s would share one reject file: rename one",
                     operands.of[k].file, operands.of[i].file);
            free(a);
            free(b);
        }
}
