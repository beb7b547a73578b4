/* Towns by indicators: a table whose cells are the darker the farther the target is. */
#include "page/piece.h"

enum { NEAR = 5, FAR = 15 /* per cent of the target that is missing */, OVER = 3 };

/* How far an unmet figure is from its target: 1, 2 or 3. Where nothing is wanted, by thirds of the
 * worst town. */
static int
distance(const struct page *p, enum indicator i, const struct figure *f)
{
    int64_t target = scale_target(i, f->target), worst = 0, missing = target - f->value;

    if (!f->target->below)
        return missing * 100 <= target * NEAR ? 1 : missing * 100 <= target * FAR ? 2 : 3;
    for (size_t n = 0; n < p->towns.count; n++) {
        const struct figure *other = &p->paid->area[p->towns.area[n]].of[i];

        worst = other->value > worst ? other->value : worst;
    }
    return f->value * OVER <= worst ? 1 : f->value * OVER <= worst * 2 ? 2 : 3;
}

static void
put_head(const struct page *p)
{
    html_put(&p->html, "<thead><tr><th scope=\"col\">{town}</th>");
    for (size_t n = 0; n < p->measures; n++) {
        const struct target *goal = piece_goal(p, p->measured[n]);

        HTML_PUT(&p->html, "<th scope=\"col\">{}<small>", piece_short(p, p->measured[n]));
        piece_target(p, p->measured[n], goal);
        html_put(&p->html, "</small></th>");
    }
    html_put(&p->html, "</tr></thead>\n");
}

static void
put_cell(const struct page *p, enum indicator i, const struct figure *f)
{
    const char *class[] = {"", " near", " mid", " far"};
    bool unmet = f->verdict == VERDICT_UNMET;

    HTML_PUT(&p->html,
             "<td class=\"{}{}\" data-i=\"{}\" data-label=\"{}\"><b data-f=\"value\">{}</b><small>",
             piece_class(f), html_text(slice_of(class[unmet ? distance(p, i, f) : 0])),
             piece_indicator(i), piece_short(p, i), piece_value(p, i, f));
    if (f->rank > 0)
        HTML_PUT(&p->html,
                 "<span class=\"rank\">{rank.before}<span data-f=\"rank\">{}</span>{rank.behind}"
                 "</span> ",
                 html_whole((int64_t)f->rank));
    HTML_PUT(&p->html, "<em>{}</em></small></td>", piece_verdict(p, f));
}

static void
put_row(const struct page *p, const struct area_figures *area)
{
    HTML_PUT(&p->html, "<tr data-town=\"{}\"><th scope=\"row\">{}", html_text(area->town),
             piece_name(p, area));
    if (!area->known && !slice_is(area->town, SLICE("-")))
        html_put(&p->html, " <small class=\"off\">{off_table}</small>");
    html_put(&p->html, "</th>");
    for (size_t n = 0; n < p->measures; n++)
        put_cell(p, p->measured[n], &area->of[p->measured[n]]);
    html_put(&p->html, "</tr>\n");
}

void
towns_put(const struct page *p)
{
    piece_open(p, "towns");
    html_put(&p->html, "<table class=\"grid heat\">\n");
    put_head(p);
    html_put(&p->html, "<tbody>\n");
    put_row(p, piece_county(p->paid));
    for (size_t n = 0; n < p->towns.count; n++)
        put_row(p, &p->paid->area[p->towns.area[n]]);
    html_put(
        &p->html,
        "</tbody></table>\n<p class=\"key\"><i class=\"met\"></i>{met} <i class=\"unmet near\">"
        "</i>{near} <i class=\"unmet mid\"></i>{mid} <i class=\"unmet far\"></i>{far}</p>\n");
    piece_close(p);
}
