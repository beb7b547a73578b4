#include "roster/reject_key.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bytes/utf8.h"
#include "values/amount.h"

enum { REASON, COLUMN, LINE, LONGEST = 256, NUMBER = 24 };

static const char *const names[REJECT_KEY_COLUMNS] = {
    [REASON] = "reject_reason", [COLUMN] = "reject_column", [LINE] = "reject_line"};

/* As it is compared. */
static struct slice
bare(struct slice cell, char text[LONGEST])
{
    if (cell.n > LONGEST)
        cell.n = utf8_valid_prefix((struct slice){cell.p, LONGEST});
    return text_bare(cell, text);
}

static struct slice
bare_cell(const struct row *row, int column, char text[LONGEST])
{
    if (column < 0 || (size_t)column >= row->cells)
        return (struct slice){text, 0};
    return bare(row->cell[column], text);
}

static bool
is_of_person(const struct reject_key *k, size_t column)
{
    return k->header.item[column] == ITEM_ID || k->header.item[column] == ITEM_NAME;
}

void
reject_key_start(struct reject_key *k, const struct headers *headers, enum source source,
                 const struct slice *cell, size_t cells)
{
    size_t most = 1 + REJECT_KEY_COLUMNS * (size_t)LONGEST;

    *k = (struct reject_key){.source = source, .at = {-1, -1, -1}};
    k->bare = memory_new(cells, sizeof *k->bare);
    header_row_read(&k->header, headers, source, cell, cells);
    for (size_t i = 0; i < cells; i++) {
        char text[LONGEST];
        struct slice header = bare(cell[i], text);

        for (int n = 0; n < REJECT_KEY_COLUMNS; n++)
            if (slice_is(header, slice_of(names[n])))
                k->at[n] = (int)i;
        k->times += k->at[LINE] == (int)i;
        if (!is_of_person(k, i))
            continue;
        k->bare[i] = (struct slice){memory_text(header), header.n};
        most += LONGEST + NUMBER;
    }
    for (int n = 0; n < REJECT_KEY_COLUMNS; n++)
        k->columns += k->at[n] >= 0;
    k->text = memory_new(most + NUMBER, 1);
}

/* The number that a spreadsheet may have written as 17.0; below 1 if it is none. */
static int64_t
line_number(struct slice s)
{
    const char *point = s.n ? memchr(s.p, '.', s.n) : NULL;

    if (point) {
        while (s.p[s.n - 1] == '0')
            s.n--;
        if (s.p + s.n - 1 == point)
            s.n--;
    }
    return whole_parse(s);
}

/* No text that is compared holds a line end. */
static void
add(struct reject_key *k, size_t number, struct slice text)
{
    k->length += (size_t)sprintf(k->text + k->length, "%zu\n", number);
    memcpy(k->text + k->length, text.p, text.n);
    k->length += text.n;
    k->text[k->length++] = '\n';
}

bool
reject_key_read(struct reject_key *k, const struct row *row)
{
    char text[LONGEST], fault_text[LONGEST];
    struct slice fault = bare_cell(row, k->at[COLUMN], fault_text);
    int64_t line = line_number(bare_cell(row, k->at[LINE], text));
    struct slice reason = bare_cell(row, k->at[REASON], text);
    size_t of_kind[ITEMS] = {0};
    bool known = false;

    if (row->fault || reason.n == 0 || line < 1)
        return false;
    k->line = (uint64_t)line;
    k->length = 0;
    add(k, (size_t)k->source, reason);
    add(k, k->line, fault);
    for (size_t i = 0; i < k->header.cells; i++) {
        struct slice cell;
        size_t number;

        if (!is_of_person(k, i))
            continue;
        cell = bare_cell(row, (int)i, text);
        number = of_kind[k->header.item[i]]++ * ITEMS + (size_t)k->header.item[i];
        if (cell.n == 0 || (fault.n > 0 && slice_is(k->bare[i], fault)))
            continue;
        add(k, number, cell);
        known = true;
    }
    if (!known)
        k->length = 0;
    return true;
}

void
reject_key_free(struct reject_key *k)
{
    for (size_t i = 0; i < k->header.cells; i++)
        free((char *)(uintptr_t)k->bare[i].p);
    header_row_free(&k->header);
    free(k->bare);
    free(k->text);
}
