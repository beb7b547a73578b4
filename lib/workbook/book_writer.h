/* A workbook (.xlsx) on its way out: sheets one after the other, each row written once and not kept.
 *
 * A write that fails ends the filter with status 3. Nothing depends on the clock, so the same rows
 * give the same bytes. */
#ifndef CANBAO_BOOK_WRITER_H
#define CANBAO_BOOK_WRITER_H

#include "workbook/sheet_name.h"
#include "workbook/sheet_writer.h"

struct book_writer {
    struct package *package;
    struct sheet_names names;
    struct sheet_writer sheet;
    struct {
        uint32_t header, last;
    } * range; /* of each sheet: the row of the headings, the last record's */
    size_t sheets, room;
    size_t most;        /* records on a sheet */
    struct slice asked; /* the name that was asked for */
    size_t part;        /* how many sheets have it */
    struct sheet_words words;
    const struct layout *layout;
};

/* Makes the file (mode 0600). A sheet has as many rows as its format allows, and no more than `most`
 * records where that is not 0. Path, layout and words live as long. */
void book_writer_create(struct book_writer *b, const char *path, const struct layout *layout,
                        const struct sheet_words *words, size_t most);

/* Starts a sheet, and ends the one before. The title takes the place of that of the words, unless it
 * is empty. Both live until the next. */
void book_writer_sheet(struct book_writer *b, struct slice name, struct slice title);

/* Writes a row (sheet_writer.h), in a next sheet of the same name and ` (2)` where this one is full. */
void book_writer_row(struct book_writer *b, const struct slice *value);

/* Ends the last sheet, without which there is no workbook, writes what holds them together, and
 * closes the file. */
void book_writer_close(struct book_writer *b);

#endif
