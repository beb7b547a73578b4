/* What a workbook of the older format (.xls) says before its sheets: their names, texts that
 * they share, what the formats of numbers mean. */
#ifndef CANBAO_XLS_BOOK_H
#define CANBAO_XLS_BOOK_H

#include "workbook/biff_text.h"
#include "workbook/string_pool.h"

enum xls_state {
    XLS_READ,
    XLS_DAMAGED,
    XLS_OLD,    /* of Excel 4 or older */
    XLS_LOCKED, /* with a password */
    XLS_UNKNOWN_PAGE
};

struct xls_book {
    struct biff *biff;
    struct biff_text text;
    bool since_1904;
    unsigned page; /* the number of the code page */
    struct xls_listed {
        char *name;
        uint32_t at; /* where its records begin */
        bool hidden;
    } * sheet;
    size_t sheets, sheet_room;
    int *kind; /* of numbers, by the number of a style */
    size_t kinds, kind_room;
    int *format; /* the kind by the number of a format */
    struct string_pool *strings;
};

/* Reads all that stands before the sheets, from a stream that must live as long. To be freed
 * whatever came out. */
enum xls_state xls_book_read(struct xls_book *book, struct extents *stream);

void xls_book_free(struct xls_book *book);

#endif
