/* What FreeXL leaves out of a workbook of the older format (.xls): the values of formulas, and
 * which sheets are hidden. The stream of BIFF8 records ([MS-XLS]) is found in the compound file
 * ([MS-CFB]) that holds it. */
#ifndef CANBAO_BIFF_H
#define CANBAO_BIFF_H

#include "base/slice.h"

struct biff_formula {
    uint32_t row, column; /* from 0 */
    enum { BIFF_NUMBER, BIFF_TEXT, BIFF_BOOLEAN, BIFF_ERROR } kind;
    double number;
    bool truth;
    const char *error; /* as spreadsheets show it */
    char *text;        /* UTF-8, owned */
};

struct biff {
    size_t sheets;
    struct biff_sheet {
        uint32_t at; /* where its records begin */
        bool hidden;
        struct biff_formula *formula; /* in order of rows, then columns; NULL until biff_read */
        size_t formulas, room;
    } * sheet;
    unsigned char *stream;
    size_t size, sheet_room;
};

/* Reads the stream of the file in fd. Where there is none that makes sense, no sheet is known. */
struct biff *biff_open(int fd);

/* Reads the formulas of a sheet. */
void biff_read(struct biff *b, size_t sheet);

void biff_close(struct biff *b);

#endif
