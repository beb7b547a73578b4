/* The records of a workbook of the older format ([MS-XLS] 2.1.4): each a number for what it is,
 * a length, and content, which may go on in records CONTINUE. */
#ifndef CANBAO_BIFF_H
#define CANBAO_BIFF_H

#include "workbook/extents.h"

enum biff_id {
    BIFF_FORMULA = 0x06,
    BIFF_EOF = 0x0a,
    BIFF_DATEMODE = 0x22,
    BIFF_FILEPASS = 0x2f,
    BIFF_CONTINUE = 0x3c,
    BIFF_CODEPAGE = 0x42,
    BIFF_BOUNDSHEET = 0x85,
    BIFF_MULRK = 0xbd,
    BIFF_RSTRING = 0xd6,
    BIFF_XF = 0xe0,
    BIFF_SST = 0xfc,
    BIFF_LABELSST = 0xfd,
    BIFF_NUMBER = 0x203,
    BIFF_LABEL = 0x204,
    BIFF_BOOLERR = 0x205,
    BIFF_FORMULA_3 = 0x206, /* as programs wrote them for Excel 3 and 4 */
    BIFF_STRING = 0x207,
    BIFF_ROW = 0x208,
    BIFF_ARRAY = 0x221,
    BIFF_TABLE = 0x236,
    BIFF_RK = 0x27e,
    BIFF_FORMULA_4 = 0x406,
    BIFF_FORMAT = 0x41e,
    BIFF_SHRFMLA = 0x4bc,
    BIFF_BOF = 0x809
};

struct biff_record {
    unsigned id;
    size_t n;
    const unsigned char *p;
    uint64_t at; /* where it begins in the stream */
};

struct biff;

/* A reader at the begin of the stream, which must live as long. */
struct biff *biff_new(struct extents *stream);

/* The next record begins there. */
void biff_seek(struct biff *b, uint64_t at);

/* Where it begins. */
uint64_t biff_at(const struct biff *b);

/* Takes the next record, whose content is there until the next call; false where the stream ends
 * before it does. */
bool biff_next(struct biff *b, struct biff_record *r);

/* What the next record is, without taking it; -1 where the stream ends. */
int biff_peek(struct biff *b);

void biff_free(struct biff *b);

/* ---- content, wherever it goes on ---- */

struct biff_content {
    struct biff *biff;
    struct biff_record now;
    size_t at;
};

/* The content of a record that was taken, from that byte on. */
struct biff_content biff_content(struct biff *b, const struct biff_record *r, size_t at);

/* Makes *p the bytes that follow in one record, and returns how many: at most n, 0 only behind
 * the end. They are taken. *anew says, unless NULL, whether they are the first of a CONTINUE. */
size_t biff_take(struct biff_content *c, size_t n, const unsigned char **p, bool *anew);

/* Takes n bytes to there; false where there are fewer. `to` may be NULL. */
bool biff_copy(struct biff_content *c, unsigned char *to, size_t n);

#endif
