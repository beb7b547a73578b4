/* The report: one page of HTML that loads nothing and runs nothing. */
#ifndef CANBAO_PAGE_H
#define CANBAO_PAGE_H

#include "html/html.h"
#include "page/figures.h"
#include "page/history.h"
#include "page/quantity.h"
#include "page/ranking.h"
#include "page/told.h"
#include "page/words.h"

/* What the page is made of; what may be missing is NULL. */
struct page {
    struct html html;
    const struct words *words;
    const struct policy *policy;
    const struct figures *paid;
    const struct figures *due, *advised, *previous;
    const struct history *history;
    const struct told_rows *run, *accounts;
    const struct told_rejects *rejects;
    const struct told_merged *merged;
    struct ranking towns;                /* in the indicator that comes first */
    enum indicator measured[INDICATORS]; /* those of which the county or a town has a target */
    size_t measures;
};

/* Writes the page. `out` and all that is in p but towns and measured is the caller's. */
void page_write(struct page *p, struct output *out);

/* The sections, each with its heading. Each writes nothing where it has nothing to tell. */
void goals_put(const struct page *p);    /* the county's targets */
void towns_put(const struct page *p);    /* towns by indicators */
void bars_put(const struct page *p);     /* a chart for each indicator */
void villages_put(const struct page *p); /* the averages of villages */
void bases_put(const struct page *p);    /* what is paid, due, advised */
void actions_put(const struct page *p);  /* what is to be done */
void changes_put(const struct page *p);  /* since the previous table */
void quality_put(const struct page *p);  /* rejects, unknown areas, conflicts */
void notice_put(const struct page *p);   /* the policy by clauses */
void sources_put(const struct page *p);  /* rows, inputs, versions */

#endif
