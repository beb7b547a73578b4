#include "page/piece.h"

#include <stdio.h>

enum { KEY = 64, LINE_WIDTH = 200, LINE_HEIGHT = 40, LINE_EDGE = 4 };

static const char *const verdict_key[] = {
    [VERDICT_NA] = "na", [VERDICT_MET] = "met", [VERDICT_UNMET] = "unmet"};

/* The word of that id's part. */
static struct html_value
word_of(const struct page *p, const char *id, const char *part)
{
    char key[KEY];

    snprintf(key, sizeof key, "%s.%s", id, part);
    return html_word(&p->html, slice_of(key));
}

void
piece_open(const struct page *p, const char *id)
{
    HTML_PUT(&p->html, "<section id=\"{}\">\n<h2>{}</h2>\n<p class=\"note\">{}</p>\n",
             html_text(slice_of(id)), word_of(p, id, "title"), word_of(p, id, "note"));
}

void
piece_close(const struct page *p)
{
    html_put(&p->html, "</section>\n");
}

struct html_value
piece_name(const struct page *p, const struct area_figures *area)
{
    if (area->level == LEVEL_COUNTY)
        return html_word(&p->html, SLICE("all"));
    if (area->level == LEVEL_VILLAGE)
        return html_text(area->village);
    return slice_is(area->town, SLICE("-")) ? html_word(&p->html, SLICE("no_town"))
                                            : html_text(area->town);
}

struct html_value
piece_indicator(enum indicator i)
{
    return html_text(slice_of(indicator_row(i).name));
}

struct html_value
piece_short(const struct page *p, enum indicator i)
{
    return html_text(words_name(p->words, "short", slice_of(indicator_row(i).name)));
}

struct html_value
piece_title(const struct page *p, enum indicator i)
{
    const struct target *goal = piece_goal(p, i);

    if (goal && goal->title.n > 0)
        return html_text(goal->title);
    return html_text(words_name(p->words, "title", slice_of(indicator_row(i).name)));
}

struct html_value
piece_class(const struct figure *f)
{
    return html_text(slice_of(verdict_key[f->verdict]));
}

struct html_value
piece_verdict(const struct page *p, const struct figure *f)
{
    const char *key = f->verdict == VERDICT_NA && f->target ? "no_data" : verdict_key[f->verdict];

    return html_word(&p->html, slice_of(key));
}

struct html_value
piece_value(const struct page *p, enum indicator i, const struct figure *f)
{
    return quantity_value(p->words, i, f->value);
}

void
piece_target(const struct page *p, enum indicator i, const struct target *target)
{
    HTML_PUT(&p->html, target->below ? "{at_most}" : "{at_least}",
             quantity_target(p->words, i, target));
}

void
piece_change(const struct page *p, enum indicator i, const struct figure *from,
             const struct figure *to)
{
    int64_t change = to->value - from->value;
    const struct target *target = to->target ? to->target : from->target;
    bool better = change > 0;

    if (from->value == FIGURE_NONE || to->value == FIGURE_NONE) {
        html_put(&p->html, "<span data-f=\"change\">{no_value}</span>");
        return;
    }
    if (change == 0) {
        html_put(&p->html, "<span data-f=\"change\">{same}</span>");
        return;
    }
    if (target && target->below)
        better = !better;
    HTML_PUT(&p->html, "<span class=\"{}\" data-f=\"change\">",
             html_text(!target  ? SLICE("even")
                       : better ? SLICE("better")
                                : SLICE("worse")));
    HTML_PUT(&p->html, change > 0 ? "{up}</span>" : "{down}</span>",
             quantity_change(p->words, i, change));
}

/* The span of the values, from the smallest to the largest. */
static void
span_of(const struct past *past, size_t count, int64_t now, int64_t *least, int64_t *most)
{
    *least = *most = now;
    for (size_t n = 0; n < count; n++) {
        if (past[n].value < *least)
            *least = past[n].value;
        if (past[n].value > *most)
            *most = past[n].value;
    }
}

/* A point from the left, n of count; the smallest value lies at the bottom. */
static void
put_point(const struct page *p, size_t n, size_t count, int64_t above, int64_t span)
{
    int64_t height = LINE_HEIGHT - 2 * LINE_EDGE;
    int64_t up = span > 0 ? (int64_t)((__extension__(__int128) above) * height / span) : height / 2;

    HTML_PUT(&p->html, n == 0 ? "M{} {}" : "L{} {}",
             html_whole((int64_t)(n * LINE_WIDTH / (count - 1))),
             html_whole(LINE_HEIGHT - LINE_EDGE - up));
}

void
piece_line(const struct page *p, const struct area_figures *area, enum indicator i)
{
    size_t count;
    const struct past *past = history_of(p->history, area, i, &count);
    int64_t now = area->of[i].value, least, most;

    if (count == 0 || now == FIGURE_NONE)
        return;
    span_of(past, count, now, &least, &most);
    HTML_PUT(&p->html,
             "<svg class=\"line\" viewBox=\"0 0 200 40\" preserveAspectRatio=\"none\" role=\"img\" "
             "aria-label=\"{line}\"><path d=\"",
             quantity_count((int64_t)count + 1), quantity_value(p->words, i, past[0].value),
             quantity_value(p->words, i, now));
    for (size_t n = 0; n < count; n++)
        put_point(p, n, count + 1, past[n].value - least, most - least);
    put_point(p, count, count + 1, now - least, most - least);
    html_put(&p->html, "\"/></svg>");
}

const struct target *
piece_goal(const struct page *p, enum indicator i)
{
    const struct target *goal = piece_county(p->paid)->of[i].target;

    for (size_t n = 0; !goal && n < p->towns.count; n++)
        goal = p->paid->area[p->towns.area[n]].of[i].target;
    return goal;
}

const struct area_figures *
piece_county(const struct figures *f)
{
    return &f->area[f->county];
}
