#include "stream/person_writer.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "values/amount.h"
#include "values/citizen_id.h"
#include "values/date.h"
#include "values/id_hash.h"

enum { LINE = 512 };

static char *
put_date(char *p, uint32_t date)
{
    return date ? date_print(p, date) : p;
}

static char *
put_whole(char *p, int64_t value)
{
    return value < 0 ? p : whole_print(p, value);
}

static char *
put_amount(char *p, int64_t cents)
{
    return cents < 0 ? p : amount_print(p, cents);
}

/* A column from resident to insured_workers. This and put_column are inlined, so that for a column
 * that is known when this is compiled nothing is asked. */
static inline __attribute__((always_inline)) char *
put_scheme(char *p, int column, const struct person *who)
{
    switch (column) {
    case COLUMN_RESIDENT:
        return output_copy(p, standing_text(who->resident));
    case COLUMN_EMPLOYEE:
        return output_copy(p, standing_text(who->employee));
    case COLUMN_FLEXIBLE:
        return output_copy(p, standing_text(who->flexible));
    case COLUMN_GRADE:
        return put_whole(p, who->grade);
    case COLUMN_PAID_PREV:
        return put_amount(p, who->paid_prev);
    case COLUMN_PAID:
        return put_amount(p, who->paid);
    case COLUMN_UPDATED:
        return put_date(p, who->updated);
    case COLUMN_FLEXIBLE_SINCE:
        return put_date(p, who->since);
    case COLUMN_WORKERS:
        return put_whole(p, who->workers);
    default:
        return put_whole(p, who->insured_workers);
    }
}

static inline __attribute__((always_inline)) char *
put_column(const struct person_writer *w, char *p, int column, const struct person *who)
{
    if (column >= COLUMN_RESIDENT && column <= COLUMN_INSURED_WORKERS)
        return put_scheme(p, column, who);
    switch (column) {
    case COLUMN_ID:
        return output_copy(p, (struct slice){who->id, ID_LENGTH});
    case COLUMN_KIND:
        return output_copy_near(p, who->kind);
    case COLUMN_NAME:
        return output_copy_near(p, who->name);
    case COLUMN_SEX:
        return output_copy_near(p, who->sex);
    case COLUMN_BIRTH:
        return output_copy_near(p, who->birth);
    case COLUMN_TOWN:
        return output_copy_near(p, who->town);
    case COLUMN_VILLAGE:
        return output_copy_near(p, who->village);
    case COLUMN_TAGS:
        return tag_set_print(&w->packer->tags, p, who->tags);
    case COLUMN_COPIES:
        return whole_print(p, who->copies);
    case COLUMNS:
        return id_hash_print(p, who->hash);
    default:
        return output_copy_near(p, who->other[column - COLUMNS - 1]);
    }
}

/* All columns of normalize, in their order. */
static char *
put_columns(const struct person_writer *w, char *p, const struct person *who)
{
#pragma GCC unroll 19
    for (int column = 0; column < COLUMNS; column++) {
        p = put_column(w, p, column, who);
        *p++ = '\t';
    }
    return p;
}

void
person_writer_record(struct person_writer *w, const struct person *who)
{
    size_t room = LINE + tag_set_room(&w->packer->tags) + who->name.n + who->town.n +
                  who->village.n + who->kind.n + who->sex.n + who->birth.n + w->reader->columns;
    char *p;

    for (size_t i = 0; i < w->packer->others; i++)
        room += who->other[i].n;
    p = output_room(&w->out, room);
    if (w->packer->hash_column < 0) {
        p = id_hash_print(p, who->hash);
        *p++ = '\t';
    }
    for (size_t c = 0; c < w->reader->columns;) {
        if (c == w->in_order) {
            p = put_columns(w, p, who);
            c += COLUMNS;
            continue;
        }
        p = put_column(w, p, w->meaning[c++], who);
        *p++ = '\t';
    }
    p[-1] = '\n';
    output_end(&w->out, p);
    w->reader->accounts[who->input].written++;
}

/* What each column of the reader is. */
static int
meaning_of(const struct packer *k, size_t column)
{
    int i = 0;

    while (i < COLUMNS && k->column[i] != column)
        i++;
    if (i < COLUMNS || (int)column == k->hash_column)
        return i;
    for (i = 0; k->other[i] != column;)
        i++;
    return COLUMNS + 1 + i;
}

void
person_writer_open(struct person_writer *w, struct reader *r, const struct packer *k)
{
    *w = (struct person_writer){.reader = r, .packer = k};
    output_start(&w->out, STDOUT_FILENO, "standard output");
    w->meaning = memory_new(r->columns, sizeof *w->meaning);
    for (size_t c = 0; c < r->columns; c++)
        w->meaning[c] = meaning_of(k, c);
    w->in_order = k->column[COLUMN_ID];
    for (int i = 0; i < COLUMNS; i++)
        if (k->column[i] != k->column[COLUMN_ID] + (size_t)i)
            w->in_order = r->columns;
    if (k->hash_column < 0)
        output_text(&w->out, "id_hash\t");
    output_put(&w->out, r->header);
    output_text(&w->out, "\n");
    output_flush(&w->out);
}

void
person_writer_close(struct person_writer *w)
{
    output_close(&w->out);
    free(w->meaning);
}
