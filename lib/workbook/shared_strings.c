#include "workbook/shared_strings.h"

#include "bytes/temporary.h"
#include "workbook/cell_text.h"
#include "workbook/markup.h"

struct reading {
    struct string_pool *pool;
    struct cell_text text;
};

static void
on_string(void *reading, const char *name, const char **attribute)
{
    struct reading *r = reading;

    (void)attribute;
    if (strcmp(name, "si") == 0)
        cell_text_clear(&r->text);
    else
        cell_text_enter(&r->text, name);
}

static void
on_string_end(void *reading, const char *name)
{
    struct reading *r = reading;

    if (strcmp(name, "si") == 0)
        string_pool_add(r->pool, cell_text_read(&r->text));
    else
        cell_text_leave(&r->text, name);
}

static void
on_string_text(void *reading, struct slice text)
{
    cell_text_add(&((struct reading *)reading)->text, text);
}

struct string_pool *
shared_strings_read(struct archive *a, const char *part)
{
    struct reading r = {.pool = string_pool_new(temporary_directory()),
                        .text = {.file = archive_file(a)}};

    if (part)
        markup_read(a, part,
                    &(struct markup){.start = on_string,
                                     .end = on_string_end,
                                     .text = on_string_text,
                                     .context = &r});
    cell_text_free(&r.text);
    return r.pool;
}
