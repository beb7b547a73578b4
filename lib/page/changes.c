/* What changed since an earlier table. */
#include "page/piece.h"

static void
put_row(const struct page *p, const struct area_figures *area)
{
    const struct area_figures *before = figures_same(p->previous, area);

    HTML_PUT(&p->html, "<tr data-town=\"{}\"><th scope=\"row\">{}</th>", html_text(area->town),
             piece_name(p, area));
    for (size_t n = 0; n < p->measures; n++) {
        enum indicator i = p->measured[n];
        const struct figure *now = &area->of[i];

        HTML_PUT(&p->html, "<td data-i=\"{}\" data-label=\"{}\">", piece_indicator(i),
                 piece_short(p, i));
        if (!before) {
            html_put(&p->html, "<span data-f=\"change\">{no_value}</span></td>");
            continue;
        }
        piece_change(p, i, &before->of[i], now);
        if (now->verdict == VERDICT_MET && before->of[i].verdict == VERDICT_UNMET)
            html_put(&p->html, " <em class=\"met\">{now_met}</em>");
        if (now->verdict == VERDICT_UNMET && before->of[i].verdict == VERDICT_MET)
            html_put(&p->html, " <em class=\"unmet\">{now_unmet}</em>");
        html_put(&p->html, "</td>");
    }
    html_put(&p->html, "</tr>\n");
}

void
changes_put(const struct page *p)
{
    if (!p->previous)
        return;
    piece_open(p, "changes");
    html_put(&p->html, "<table class=\"grid changes\">\n<thead><tr><th scope=\"col\">{town}</th>");
    for (size_t n = 0; n < p->measures; n++)
        HTML_PUT(&p->html, "<th scope=\"col\">{}</th>", piece_short(p, p->measured[n]));
    html_put(&p->html, "</tr></thead>\n<tbody>\n");
    put_row(p, piece_county(p->paid));
    for (size_t n = 0; n < p->towns.count; n++)
        put_row(p, &p->paid->area[p->towns.area[n]]);
    html_put(&p->html, "</tbody></table>\n");
    piece_close(p);
}
