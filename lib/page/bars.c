/* For each indicator the towns as bars, the best first, with the line of the target. */
#include "page/piece.h"

/* A scale for all towns and the target. */
static struct scale
scale_for(const struct page *p, enum indicator i, const struct ranking *r)
{
    const struct target *goal = piece_goal(p, i);
    int64_t most = scale_target(i, goal);

    for (size_t n = 0; n < r->count; n++)
        if (p->paid->area[r->area[n]].of[i].value > most)
            most = p->paid->area[r->area[n]].of[i].value;
    return scale_of(i, most);
}

static void
put_row(const struct page *p, enum indicator i, const struct scale *scale,
        const struct area_figures *area)
{
    const struct figure *f = &area->of[i];

    HTML_PUT(&p->html, "<li data-town=\"{}\"><span class=\"n\" data-f=\"rank\">",
             html_text(area->town));
    if (f->rank > 0)
        HTML_PUT(&p->html, "{}", html_whole((int64_t)f->rank));
    HTML_PUT(&p->html,
             "</span><span class=\"name\" title=\"{}\">{}</span><svg class=\"bar\" viewBox=\"0 0 "
             "1000 20\" "
             "preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"fill {}\" "
             "d=\"M0 3h{}v14H0z\"/>",
             piece_name(p, area), piece_name(p, area), piece_class(f),
             html_whole(scale_at(scale, f->value)));
    if (f->target)
        HTML_PUT(&p->html, "<path class=\"aim\" d=\"M{} 0v20\"/>",
                 html_whole(scale_at(scale, scale_target(i, f->target))));
    HTML_PUT(&p->html, "</svg><b data-f=\"value\">{}</b><em class=\"{}\">{}</em>",
             piece_value(p, i, f), piece_class(f), piece_verdict(p, f));
    piece_line(p, area, i);
    html_put(&p->html, "</li>\n");
}

static void
put_chart(const struct page *p, enum indicator i)
{
    struct ranking r = ranking_of(p->paid, LEVEL_TOWN, SLICE(""), i);
    struct scale scale = scale_for(p, i, &r);

    HTML_PUT(&p->html, "<figure>\n<figcaption>{} <small><i class=\"mark\"></i>{target} ",
             piece_title(p, i));
    piece_target(p, i, piece_goal(p, i));
    HTML_PUT(&p->html, "</small></figcaption>\n<ol class=\"bars{}\" data-i=\"{}\">\n",
             html_text(p->history ? SLICE(" lined") : SLICE("")), piece_indicator(i));
    for (size_t n = 0; n < r.count; n++)
        put_row(p, i, &scale, &p->paid->area[r.area[n]]);
    html_put(&p->html, "</ol>\n</figure>\n");
    ranking_free(&r);
}

void
bars_put(const struct page *p)
{
    piece_open(p, "bars");
    html_put(&p->html, "<div class=\"charts\">\n");
    for (size_t n = 0; n < p->measures; n++)
        put_chart(p, p->measured[n]);
    html_put(&p->html, "</div>\n");
    piece_close(p);
}
