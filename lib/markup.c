#include "markup.h"

#include <expat.h>

#include "fail.h"

enum { BLOCK = 64 << 10 };

struct reading {
    struct markup *markup;
    XML_Parser parser;
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
stop_if_asked(struct reading *r)
{
    if (r->markup->stop)
        XML_StopParser(r->parser, XML_FALSE);
}

static void
on_start(void *reading, const char *name, const char **attribute)
{
    struct reading *r = reading;

    if (r->markup->stop)
        return;
    r->markup->start(r->markup->context, less_prefix(name), attribute);
    stop_if_asked(r);
}

static void
on_end(void *reading, const char *name)
{
    struct reading *r = reading;

    if (r->markup->stop)
        return;
    r->markup->end(r->markup->context, less_prefix(name));
    stop_if_asked(r);
}

static void
on_text(void *reading, const char *text, int n)
{
    struct reading *r = reading;

    if (!r->markup->stop)
        r->markup->text(r->markup->context, (struct slice){text, (size_t)n});
}

static void
on_document_type(void *reading, const char *name, const char *system, const char *public,
                 int internal)
{
    const struct markup *m = ((struct reading *)reading)->markup;

    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    fail(REFUSED, "%s: %s declares a document type, which no workbook does: save it anew in WPS",
         m->file, m->part);
}

static void
judge(const struct reading *r)
{
    enum XML_Error error = XML_GetErrorCode(r->parser);

    if (error == XML_ERROR_NO_MEMORY)
        fail(FAILED, "no memory to read XML");
    if (error != XML_ERROR_ABORTED)
        fail(REFUSED, "%s: %s, line %lu: %s: the workbook is damaged: save it anew in WPS",
             r->markup->file, r->markup->part, (unsigned long)XML_GetCurrentLineNumber(r->parser),
             XML_ErrorString(error));
}

void
markup_read(struct markup *m)
{
    struct reading r = {m, XML_ParserCreate(NULL)};
    bool ended = false;

    if (!r.parser)
        fail(FAILED, "no memory to read XML");
    m->stop = false;
    XML_SetUserData(r.parser, &r);
    XML_SetStartDoctypeDeclHandler(r.parser, on_document_type);
    if (m->start)
        XML_SetStartElementHandler(r.parser, on_start);
    if (m->end)
        XML_SetEndElementHandler(r.parser, on_end);
    if (m->text)
        XML_SetCharacterDataHandler(r.parser, on_text);
    while (!ended && !m->stop) {
        void *buffer = XML_GetBuffer(r.parser, BLOCK);
        size_t n;

        if (!buffer)
            fail(FAILED, "no memory to read XML");
        n = m->read(m->context, buffer, BLOCK);
        ended = n == 0;
        if (XML_ParseBuffer(r.parser, (int)n, ended) == XML_STATUS_ERROR)
            judge(&r);
    }
    XML_ParserFree(r.parser);
}

const char *
markup_attribute(const char **attribute, const char *name)
{
    for (; *attribute; attribute += 2)
        if (strcmp(less_prefix(*attribute), name) == 0)
            return attribute[1];
    return NULL;
}
