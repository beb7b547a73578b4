#include "workbook/styles.h"

#include <stdlib.h>

#include "base/memory.h"
#include "workbook/markup.h"
#include "workbook/number_format.h"

struct reading {
    struct styles *styles;
    struct format {
        int64_t number;
        int kind;
    } * format;
    size_t formats, format_room;
    bool in_cells;
};

static void
take_format(struct reading *r, int64_t number, struct slice code)
{
    r->format = memory_grow(r->format, &r->format_room, r->formats + 1, sizeof *r->format);
    r->format[r->formats++] = (struct format){number, number_format_of_code(code)};
}

static void
take_style(struct reading *r, int64_t number)
{
    struct styles *s = r->styles;
    int kind = number_format_of_number(number < 0 ? 0 : (unsigned)number);

    for (size_t i = 0; i < r->formats; i++)
        if (r->format[i].number == number)
            kind = r->format[i].kind;
    s->kind = memory_grow(s->kind, &s->kind_room, s->kinds + 1, sizeof *s->kind);
    s->kind[s->kinds++] = kind;
}

static void
on_style(void *reading, const char *name, const char **attribute)
{
    struct reading *r = reading;
    int64_t number = markup_whole(markup_attribute(attribute, "numFmtId"));
    const char *code = markup_attribute(attribute, "formatCode");

    if (strcmp(name, "cellXfs") == 0)
        r->in_cells = true;
    else if (strcmp(name, "numFmt") == 0 && code)
        take_format(r, number, slice_of(code));
    else if (strcmp(name, "xf") == 0 && r->in_cells)
        take_style(r, number);
}

static void
on_style_end(void *reading, const char *name)
{
    if (strcmp(name, "cellXfs") == 0)
        ((struct reading *)reading)->in_cells = false;
}

void
styles_read(struct styles *s, struct archive *a, const char *part)
{
    struct reading r = {.styles = s};

    *s = (struct styles){0};
    if (part)
        markup_read(a, part,
                    &(struct markup){.start = on_style, .end = on_style_end, .context = &r});
    free(r.format);
}

int
styles_kind(const struct styles *s, const char *number)
{
    int64_t i = markup_whole(number);

    return i >= 0 && (size_t)i < s->kinds ? s->kind[i] : NUMBER_PLAIN;
}

void
styles_free(struct styles *s)
{
    free(s->kind);
}
