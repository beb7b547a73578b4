/* What several sections of the page are built of. */
#ifndef CANBAO_PIECE_H
#define CANBAO_PIECE_H

#include "page/page.h"

/* Opens a section under that id, with the words of ID.title and ID.note. */
void piece_open(const struct page *p, const char *id);
void piece_close(const struct page *p);

/* The name of an area: of the county the word for all of it, of an empty town the one for none. */
struct html_value piece_name(const struct page *p, const struct area_figures *area);

/* The short or whole title of an indicator: a target's title is the policy's. */
struct html_value piece_short(const struct page *p, enum indicator i);
struct html_value piece_title(const struct page *p, enum indicator i);

/* The name of the indicator in tables. */
struct html_value piece_indicator(enum indicator i);

/* The class of a verdict, and its word. */
struct html_value piece_class(const struct figure *f);
struct html_value piece_verdict(const struct page *p, const struct figure *f);

/* The value of a figure with its unit. */
struct html_value piece_value(const struct page *p, enum indicator i, const struct figure *f);

/* The text of a target: 95% 以上, 不超过 0 人. */
void piece_target(const struct page *p, enum indicator i, const struct target *target);

/* The text of a change from `from` to `to`: 升 1.20 个百分点; its class is `better` or `worse`. */
void piece_change(const struct page *p, enum indicator i, const struct figure *from,
                  const struct figure *to);

/* A small line of the area's earlier values and this one; nothing where there are none. */
void piece_line(const struct page *p, const struct area_figures *area, enum indicator i);

/* The target of the indicator for the county, else for the first town that has one, else NULL. */
const struct target *piece_goal(const struct page *p, enum indicator i);

/* The county's figures in a table. */
const struct area_figures *piece_county(const struct figures *f);

#endif
