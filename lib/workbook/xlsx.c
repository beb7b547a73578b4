#include "workbook/xlsx.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "workbook/archive.h"
#include "workbook/markup.h"
#include "workbook/relations.h"
#include "workbook/shared_strings.h"
#include "workbook/styles.h"
#include "workbook/worksheet.h"

struct listed {
    char *name, *id;
    char *part; /* in the archive */
    bool hidden;
};

struct xlsx {
    const char *file;
    struct archive *archive;
    struct listed *sheet;
    size_t sheets, sheet_room;
    bool since_1904, stale; /* as for a worksheet */
    struct styles styles;
    char *strings_part;
    struct string_pool *strings; /* NULL: not yet read */
};

/* ---- the workbook ---- */

static void
list_sheet(struct xlsx *x, const char **attribute)
{
    const char *name = markup_attribute(attribute, "name"), *id = markup_attribute(attribute, "id");
    const char *state = markup_attribute(attribute, "state");

    if (!name || !id)
        return;
    x->sheet = memory_grow(x->sheet, &x->sheet_room, x->sheets + 1, sizeof *x->sheet);
    x->sheet[x->sheets++] = (struct listed){.name = memory_text(slice_of(name)),
                                            .id = memory_text(slice_of(id)),
                                            .hidden = state && strcmp(state, "visible") != 0};
}

static void
on_workbook(void *xlsx, const char *name, const char **attribute)
{
    struct xlsx *x = xlsx;

    if (strcmp(name, "workbookPr") == 0)
        x->since_1904 = markup_true(markup_attribute(attribute, "date1904"));
    else if (strcmp(name, "calcPr") == 0)
        x->stale = markup_true(markup_attribute(attribute, "fullCalcOnLoad"));
    else if (strcmp(name, "sheet") == 0)
        list_sheet(x, attribute);
}

static void
free_listed(struct listed *l)
{
    free(l->name);
    free(l->id);
    free(l->part);
}

/* Sheets of charts hold no cells and are left out. */
static void
read_workbook(struct xlsx *x, const char *part)
{
    size_t kept = 0;

    if (!markup_read(x->archive, part, &(struct markup){.start = on_workbook, .context = x}))
        fail(REFUSED, "%s: its workbook is not in it: it is damaged: fetch it again", x->file);
    for (size_t i = 0; i < x->sheets; i++) {
        x->sheet[i].part = relations_find(x->archive, part, x->sheet[i].id, "worksheet");
        if (x->sheet[i].part)
            x->sheet[kept++] = x->sheet[i];
        else
            free_listed(&x->sheet[i]);
    }
    x->sheets = kept;
    if (kept == 0)
        fail(REFUSED, "%s: no sheet in it: a document or a presentation, no workbook", x->file);
}

/* ---- opening ---- */

noreturn static void
refuse_archive(const struct xlsx *x)
{
    if (archive_has(x->archive, "content.xml"))
        fail(REFUSED, "%s: an OpenDocument file (.ods): open it in WPS and save it as .xlsx",
             x->file);
    fail(REFUSED, "%s: a zip archive without a workbook: unpack it and give the files in it",
         x->file);
}

struct xlsx *
xlsx_open(int fd, const char *file)
{
    struct xlsx *x = memory_new(1, sizeof *x);
    char *workbook, *styles;

    *x = (struct xlsx){.file = file, .archive = archive_open(fd, file)};
    workbook = relations_find(x->archive, "", NULL, "officeDocument");
    if (!workbook)
        refuse_archive(x);
    if (text_less_suffix(slice_of(workbook), SLICE(".bin")).n < strlen(workbook))
        fail(REFUSED, "%s: a binary workbook (.xlsb): open it in WPS and save it as .xlsx", file);
    read_workbook(x, workbook);
    styles = relations_find(x->archive, workbook, NULL, "styles");
    styles_read(&x->styles, x->archive, styles);
    x->strings_part = relations_find(x->archive, workbook, NULL, "sharedStrings");
    free(styles);
    free(workbook);
    return x;
}

size_t
xlsx_sheets(const struct xlsx *x)
{
    return x->sheets;
}

const char *
xlsx_sheet_name(const struct xlsx *x, size_t i)
{
    return x->sheet[i].name;
}

bool
xlsx_sheet_hidden(const struct xlsx *x, size_t i)
{
    return x->sheet[i].hidden;
}

void
xlsx_read(struct xlsx *x, size_t i, struct sheet *to)
{
    if (!x->strings)
        x->strings = shared_strings_read(x->archive, x->strings_part);
    worksheet_read(&(struct worksheet){.archive = x->archive,
                                       .part = x->sheet[i].part,
                                       .name = x->sheet[i].name,
                                       .styles = &x->styles,
                                       .strings = x->strings,
                                       .since_1904 = x->since_1904,
                                       .stale = x->stale},
                   to);
}

void
xlsx_close(struct xlsx *x)
{
    for (size_t i = 0; i < x->sheets; i++)
        free_listed(&x->sheet[i]);
    free(x->sheet);
    archive_close(x->archive);
    if (x->strings)
        string_pool_free(x->strings);
    free(x->strings_part);
    styles_free(&x->styles);
    free(x);
}
