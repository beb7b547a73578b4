#include "workbook/markup.h"

#include <expat.h>

#include "base/fail.h"
#include "values/amount.h"

enum { BLOCK = 64 << 10, MOST_WHOLE = 1 << 30 };

struct reading {
    const struct markup *markup;
    const char *file, *part;
};

static const char *
less_prefix(const char *name)
{
    const char *p = name;

    while (*p && *p != ':')
        p++;
    return *p ? p + 1 : name;
}

static void
on_start(void *reading, const char *name, const char **attribute)
{
    const struct markup *m = ((struct reading *)reading)->markup;

    m->start(m->context, less_prefix(name), attribute);
}

static void
on_end(void *reading, const char *name)
{
    const struct markup *m = ((struct reading *)reading)->markup;

    m->end(m->context, less_prefix(name));
}

static void
on_text(void *reading, const char *text, int n)
{
    const struct markup *m = ((struct reading *)reading)->markup;

    m->text(m->context, (struct slice){text, (size_t)n});
}

static void
on_document_type(void *reading, const char *name, const char *system, const char *public,
                 int internal)
{
    const struct reading *r = reading;

    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    fail(REFUSED, "%s: %s declares a document type, which no workbook does: save it anew in WPS",
         r->file, r->part);
}

noreturn static void
refuse(const struct reading *r, XML_Parser parser)
{
    enum XML_Error error = XML_GetErrorCode(parser);

    if (error == XML_ERROR_NO_MEMORY)
        fail(FAILED, "no memory to read XML");
    fail(REFUSED, "%s: %s, line %lu: %s: the workbook is damaged: save it anew in WPS", r->file,
         r->part, (unsigned long)XML_GetCurrentLineNumber(parser), XML_ErrorString(error));
}

static XML_Parser
parser_new(struct reading *r)
{
    XML_Parser parser = XML_ParserCreate(NULL);

    if (!parser)
        fail(FAILED, "no memory to read XML");
    XML_SetUserData(parser, r);
    XML_SetStartDoctypeDeclHandler(parser, on_document_type);
    if (r->markup->start)
        XML_SetStartElementHandler(parser, on_start);
    if (r->markup->end)
        XML_SetEndElementHandler(parser, on_end);
    if (r->markup->text)
        XML_SetCharacterDataHandler(parser, on_text);
    return parser;
}

bool
markup_read(struct archive *a, const char *part, const struct markup *m)
{
    struct reading r = {m, archive_file(a), part};
    XML_Parser parser;
    bool ended = false;

    if (!archive_start(a, part))
        return false;
    parser = parser_new(&r);
    while (!ended) {
        void *buffer = XML_GetBuffer(parser, BLOCK);
        size_t n;

        if (!buffer)
            fail(FAILED, "no memory to read XML");
        n = archive_read(a, buffer, BLOCK);
        ended = n == 0;
        if (XML_ParseBuffer(parser, (int)n, ended) == XML_STATUS_ERROR)
            refuse(&r, parser);
    }
    XML_ParserFree(parser);
    return true;
}

const char *
markup_attribute(const char **attribute, const char *name)
{
    for (; *attribute; attribute += 2)
        if (strcmp(less_prefix(*attribute), name) == 0)
            return attribute[1];
    return NULL;
}

int64_t
markup_whole(const char *value)
{
    int64_t n = value ? whole_parse(slice_of(value)) : -1;

    return n >= 0 && n <= MOST_WHOLE ? n : -1;
}

bool
markup_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}
