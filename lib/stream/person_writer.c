#include "stream/person_writer.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "values/amount.h"
#include "values/date.h"

enum { LINE = 512 };

char *
hash_print(char *p, uint64_t hash)
{
    for (unsigned i = HASH_TEXT; i-- > 0; hash >>= 4)
        p[i] = "0123456789abcdef"[hash & 15];
    return p + HASH_TEXT;
}

static char *
put_date(char *p, uint32_t date)
{
    return date ? date_print(p, date) : p;
}

/* Inlined, so that for a column that is known when this is compiled nothing is asked. */
static inline __attribute__((always_inline)) char *
put_column(const struct person_writer *w, char *p, int column, const struct person *who)
{
    switch (column) {
    case COLUMN_ID:
        memcpy(p, who->id, PACKED_ID);
        return p + PACKED_ID;
    case COLUMN_KIND:
        return put_near(p, who->kind);
    case COLUMN_NAME:
        return put_near(p, who->name);
    case COLUMN_SEX:
        return put_near(p, who->sex);
    case COLUMN_BIRTH:
        return put_near(p, who->birth);
    case COLUMN_TOWN:
        return put_near(p, who->town);
    case COLUMN_VILLAGE:
        return put_near(p, who->village);
    case COLUMN_TAGS:
        return tag_set_print(&w->packer->tags, p, who->tags);
    case COLUMN_RESIDENT:
        return put(p, standing_text(who->resident));
    case COLUMN_EMPLOYEE:
        return put(p, standing_text(who->employee));
    case COLUMN_FLEXIBLE:
        return put(p, standing_text(who->flexible));
    case COLUMN_GRADE:
        return who->grade < 0 ? p : whole_print(p, who->grade);
    case COLUMN_PAID_PREV:
        return who->paid_prev < 0 ? p : amount_print(p, who->paid_prev);
    case COLUMN_PAID:
        return who->paid < 0 ? p : amount_print(p, who->paid);
    case COLUMN_UPDATED:
        return put_date(p, who->updated);
    case COLUMN_FLEXIBLE_SINCE:
        return put_date(p, who->since);
    case COLUMN_WORKERS:
        return who->workers < 0 ? p : whole_print(p, who->workers);
    case COLUMN_INSURED_WORKERS:
        return who->insured_workers < 0 ? p : whole_print(p, who->insured_workers);
    case COLUMN_COPIES:
        return whole_print(p, who->copies);
    case COLUMNS:
        return hash_print(p, who->hash);
    default:
        return put_near(p, who->other[column - COLUMNS - 1]);
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
person_write(struct person_writer *w, const struct person *who)
{
    size_t room = LINE + tag_set_room(&w->packer->tags) + who->name.n + who->town.n +
                  who->village.n + who->kind.n + who->sex.n + who->birth.n + w->reader->columns;
    char *p;

    for (size_t i = 0; i < w->packer->others; i++)
        room += who->other[i].n;
    p = output_room(&w->out, room);
    if (w->packer->hash_column < 0) {
        p = hash_print(p, who->hash);
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
