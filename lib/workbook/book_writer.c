#include "workbook/book_writer.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "workbook/cell_writer.h"

#define PACKAGES "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define KIND     "application/vnd.openxmlformats-officedocument.spreadsheetml."

void
book_writer_create(struct book_writer *b, const char *path, const struct layout *layout,
                   const struct sheet_words *words, size_t most)
{
    *b = (struct book_writer){.most = most, .words = *words, .layout = layout};
    b->package = package_create(path);
    sheet_writer_new(&b->sheet, layout, &b->words);
}

static void
end_sheet(struct book_writer *b)
{
    if (b->sheets == 0)
        return;
    sheet_writer_end(&b->sheet);
    b->range[b->sheets - 1].header = b->sheet.header;
    b->range[b->sheets - 1].last = b->sheet.row;
}

static void
start_sheet(struct book_writer *b)
{
    sheet_names_add(&b->names, b->asked, b->part);
    b->range = memory_grow(b->range, &b->room, b->sheets + 1, sizeof *b->range);
    b->sheets++;
    sheet_writer_start(&b->sheet, b->package, b->sheets);
}

void
book_writer_sheet(struct book_writer *b, struct slice name, struct slice title)
{
    end_sheet(b);
    if (title.n > 0)
        b->words.title = title;
    b->asked = name;
    b->part = 1;
    start_sheet(b);
}

void
book_writer_row(struct book_writer *b, const struct slice *value)
{
    if (sheet_writer_full(&b->sheet) ||
        (b->most > 0 && b->sheet.row - b->sheet.header >= b->most)) {
        end_sheet(b);
        b->part++;
        start_sheet(b);
    }
    sheet_writer_row(&b->sheet, value);
}

/* ---- what holds the sheets together ---- */

/* The range of a sheet that a name stands for, `$A$1:$C$9` or, without columns, `$1:$3`. */
static void
put_name(struct part *p, const struct book_writer *b, size_t i, const char *name, bool hidden)
{
    part_print(p, "<definedName name=\"_xlnm.%s\" localSheetId=\"%zu\"%s>'", name, i,
               hidden ? " hidden=\"1\"" : "");
    for (struct slice rest = slice_of(b->names.name[i]), part; text_part(&rest, '\'', &part);) {
        part_text(p, part);
        part_put(p, rest.p ? "''" : "'!");
    }
}

/* By sheet: the rows that its table takes, for the filter, and the rows above, which each page
 * repeats. */
static void
put_names(struct part *p, const struct book_writer *b)
{
    char last[4] = "";

    cell_writer_column(last, b->layout->columns - 1);
    part_put(p, "<definedNames>");
    for (size_t i = 0; i < b->sheets; i++) {
        put_name(p, b, i, "_FilterDatabase", true);
        part_print(p, "$A$%" PRIu32 ":$%s$%" PRIu32 "</definedName>", b->range[i].header, last,
                   b->range[i].last);
    }
    for (size_t i = 0; i < b->sheets; i++) {
        put_name(p, b, i, "Print_Titles", false);
        part_print(p, "$1:$%" PRIu32 "</definedName>", b->range[i].header);
    }
    part_put(p, "</definedNames>");
}

static void
write_workbook(const struct book_writer *b, struct part *p)
{
    part_start(p, b->package, "xl/workbook.xml");
    part_put(p, "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                "xmlns:r=\"" OFFICE "\"><bookViews><workbookView/></bookViews><sheets>");
    for (size_t i = 0; i < b->sheets; i++) {
        part_put(p, "<sheet name=\"");
        part_text(p, slice_of(b->names.name[i]));
        part_print(p, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
    }
    part_put(p, "</sheets>");
    put_names(p, b);
    part_put(p, "</workbook>");
    part_end(p);
}

static void
write_relations(const struct book_writer *b, struct part *p)
{
    part_start(p, b->package, "xl/_rels/workbook.xml.rels");
    part_put(p, "<Relationships xmlns=\"" PACKAGES "relationships\">");
    for (size_t i = 1; i <= b->sheets; i++)
        part_print(p,
                   "<Relationship Id=\"rId%zu\" Type=\"" OFFICE
                   "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                   i, i);
    part_print(p,
               "<Relationship Id=\"rId%zu\" Type=\"" OFFICE
               "/styles\" Target=\"styles.xml\"/></Relationships>",
               b->sheets + 1);
    part_end(p);
    part_start(p, b->package, "_rels/.rels");
    part_put(p, "<Relationships xmlns=\"" PACKAGES "relationships\"><Relationship Id=\"rId1\" "
                "Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    part_end(p);
}

static void
write_types(const struct book_writer *b, struct part *p)
{
    part_start(p, b->package, "[Content_Types].xml");
    part_put(p, "<Types xmlns=\"" PACKAGES "content-types\"><Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" KIND
                "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" KIND
                "styles+xml\"/>");
    for (size_t i = 1; i <= b->sheets; i++)
        part_print(p,
                   "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" KIND
                   "worksheet+xml\"/>",
                   i);
    part_put(p, "</Types>");
    part_end(p);
}

void
book_writer_close(struct book_writer *b)
{
    struct part p = {0};

    end_sheet(b);
    cell_style_write(b->package);
    write_workbook(b, &p);
    write_relations(b, &p);
    write_types(b, &p);
    part_free(&p);
    package_close(b->package);
    sheet_writer_free(&b->sheet);
    sheet_names_free(&b->names);
    free(b->range);
}
