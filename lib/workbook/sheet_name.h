/* Names of sheets, as workbooks can hold them. */
#ifndef CANBAO_SHEET_NAME_H
#define CANBAO_SHEET_NAME_H

#include "base/slice.h"

enum {
    SHEET_NAME_LONGEST = 31, /* in units of UTF-16 */
    SHEET_NAME_TEXT = 4 * SHEET_NAME_LONGEST + 1
};

struct sheet_names {
    char (*name)[SHEET_NAME_TEXT];
    size_t count, room;
};

/* Adds a name that no other sheet has, made of what was asked for, and returns it until the next
 * one: [ ] : * ? / \ become their full-width forms, an apostrophe at an end ’, and what is longer than
 * 31 is cut; an empty name is `-`. Where another sheet has it, letters in either case, or where it is
 * the continuation number `part` (from 2; else 1), ` (2)` and so on stands behind it. */
const char *sheet_names_add(struct sheet_names *n, struct slice wanted, size_t part);

void sheet_names_free(struct sheet_names *n);

#endif
