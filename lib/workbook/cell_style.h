/* How a cell of a workbook that is written looks: the numbers of its formats. */
#ifndef CANBAO_CELL_STYLE_H
#define CANBAO_CELL_STYLE_H

#include "workbook/package.h"

enum cell_style {
    CELL_TITLE = 1, /* 0 is how all other cells look */
    CELL_LEFT,      /* above the header, on the left */
    CELL_RIGHT,     /* the same on the right */
    CELL_HEADING,
    CELL_TEXT,
    CELL_WHOLE,
    CELL_AMOUNT, /* without a fraction */
    CELL_CENTS,  /* with one */
    CELL_DATE,
    CELL_STYLES
};

/* Writes the part of the workbook that says so. */
void cell_style_write(struct package *to);

#endif
