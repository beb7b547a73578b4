/* The county's targets as bullet bars: what is reached, the mark of the target, what is missing. */
#include "page/piece.h"
#include "values/date.h"

enum { ROOM = 4 /* the scale is a quarter longer than what it shows */ };

static const struct figure *
earlier(const struct page *p, enum indicator i)
{
    return p->previous ? &piece_county(p->previous)->of[i] : NULL;
}

static struct scale
scale_for(enum indicator i, const struct figure *f)
{
    int64_t target = scale_target(i, f->target), most = f->value > target ? f->value : target;

    return scale_of(i, most + most / ROOM);
}

static void
put_bullet(const struct page *p, enum indicator i, const struct figure *f)
{
    struct scale scale = scale_for(i, f);

    html_put(&p->html, "<svg class=\"bullet\" viewBox=\"0 0 1000 24\" "
                       "preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    HTML_PUT(&p->html, f->target->below ? "{bullet.at_most}" : "{bullet.at_least}",
             piece_title(p, i), piece_value(p, i, f), quantity_target(p->words, i, f->target),
             piece_verdict(p, f));
    HTML_PUT(&p->html,
             "\"><path class=\"track\" d=\"M0 4h1000v16h-1000z\"/>"
             "<path class=\"fill {}\" d=\"M0 7h{}v10h-{}z\"/>"
             "<path class=\"aim\" d=\"M{} 0v24\"/></svg>\n",
             piece_class(f), html_whole(scale_at(&scale, f->value)),
             html_whole(scale_at(&scale, f->value)),
             html_whole(scale_at(&scale, scale_target(i, f->target))));
    HTML_PUT(&p->html, "<p class=\"ends\"><span>0</span><span>{}</span></p>\n",
             quantity_mark(p->words, i, scale.top));
}

/* What is missing, or that nothing is. */
static void
put_gap(const struct page *p, enum indicator i, const struct figure *f)
{
    if (f->verdict == VERDICT_UNMET)
        HTML_PUT(&p->html,
                 f->target->below ? "<p class=\"gap\">{over} <b data-f=\"gap\">{}</b></p>\n"
                                  : "<p class=\"gap\">{short} <b data-f=\"gap\">{}</b></p>\n",
                 quantity_gap(p->words, i, f->gap));
    else
        html_put(&p->html, f->verdict == VERDICT_MET ? "<p class=\"gap\">{reached}</p>\n"
                                                     : "<p class=\"gap\">{no_data}</p>\n");
}

/* What the value is made of. */
static void
put_parts(const struct page *p, enum indicator i, const struct figure *f)
{
    if (f->denominator == FIGURE_NONE)
        return;
    html_put(&p->html, "<p class=\"parts\" data-f=\"parts\">");
    html_fill_word(&p->html, words_name(p->words, "parts", slice_of(indicator_row(i).name)),
                   (struct html_value[]){quantity_numerator(i, f), quantity_denominator(f)}, 2);
    html_put(&p->html, "</p>\n");
}

static void
put_since(const struct page *p, enum indicator i, const struct figure *f)
{
    const struct figure *before = earlier(p, i);

    if (!before)
        return;
    HTML_PUT(&p->html, "<p class=\"since\">{since} ", piece_value(p, i, before));
    piece_change(p, i, before, f);
    html_put(&p->html, "</p>\n");
}

/* The small line, and since when. */
static void
put_line(const struct page *p, const struct area_figures *county, enum indicator i)
{
    size_t count;
    const struct past *past = history_of(p->history, county, i, &count);
    char day[DATE_TEXT];

    if (count == 0)
        return;
    piece_line(p, county, i);
    date_print(day, past[0].day);
    HTML_PUT(&p->html, "<p class=\"since\">{since_day}</p>\n",
             html_text((struct slice){day, DATE_TEXT}));
}

static void
put_goal(const struct page *p, enum indicator i)
{
    const struct area_figures *county = piece_county(p->paid);
    const struct figure *f = &county->of[i];

    HTML_PUT(&p->html,
             "<article class=\"goal {}\" data-i=\"{}\">\n<h3>{}</h3>\n"
             "<p class=\"reach\"><b data-f=\"value\">{}</b> <em class=\"tag {}\">{}</em></p>\n",
             piece_class(f), piece_indicator(i), piece_title(p, i), piece_value(p, i, f),
             piece_class(f), piece_verdict(p, f));
    put_bullet(p, i, f);
    html_put(&p->html,
             "<p class=\"target\"><i class=\"mark\"></i>{target} <span data-f=\"target\">");
    piece_target(p, i, f->target);
    HTML_PUT(&p->html, "</span> <span class=\"clause\">{clause}</span></p>\n",
             html_text(f->target->clause));
    put_gap(p, i, f);
    put_parts(p, i, f);
    put_since(p, i, f);
    put_line(p, county, i);
    html_put(&p->html, "</article>\n");
}

void
goals_put(const struct page *p)
{
    piece_open(p, "goals");
    html_put(&p->html, "<div class=\"goals\" data-town=\"\">\n");
    for (size_t n = 0; n < p->measures; n++)
        if (piece_county(p->paid)->of[p->measured[n]].target)
            put_goal(p, p->measured[n]);
    html_put(&p->html, "</div>\n");
    piece_close(p);
}
