/* What is to be done, by action and town. */
#include "page/piece.h"

enum { SHOWN = ACTIONS + 1 };

/* The actions, and behind them who may pay more for earlier years. */
static enum indicator
shown(size_t n)
{
    return n < ACTIONS ? (enum indicator)(INDICATOR_ACTION + n) : INDICATOR_BACKPAY;
}

/* The county's numbers as bars, those of the many that need nothing left out. */
static void
put_bars(const struct page *p)
{
    const struct area_figures *county = piece_county(p->paid);
    int64_t most = 0;
    struct scale scale;

    for (size_t n = 0; n < SHOWN; n++)
        if (n != ACTION_NONE && county->of[shown(n)].value > most)
            most = county->of[shown(n)].value;
    scale = scale_of(INDICATOR_ACTION, most);
    html_put(&p->html, "<ul class=\"bars todo\" data-town=\"\">\n");
    for (size_t n = 0; n < SHOWN; n++)
        if (n != ACTION_NONE)
            HTML_PUT(&p->html,
                     "<li data-i=\"{}\"><span class=\"name\">{}</span>"
                     "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" "
                     "aria-hidden=\"true\"><path class=\"fill\" d=\"M0 3h{}v14H0z\"/></svg>"
                     "<b data-f=\"value\">{}</b></li>\n",
                     piece_indicator(shown(n)), piece_title(p, shown(n)),
                     html_whole(scale_at(&scale, county->of[shown(n)].value)),
                     piece_value(p, shown(n), &county->of[shown(n)]));
    html_put(&p->html, "</ul>\n");
}

static void
put_row(const struct page *p, const struct area_figures *area)
{
    HTML_PUT(&p->html, "<tr data-town=\"{}\"><th scope=\"row\">{}</th>", html_text(area->town),
             piece_name(p, area));
    for (size_t n = 0; n < SHOWN; n++) {
        const struct figure *f = &area->of[shown(n)];

        HTML_PUT(&p->html,
                 f->value > 0
                     ? "<td data-i=\"{}\" data-label=\"{}\"><b data-f=\"value\">{}</b></td>"
                     : "<td class=\"zero\" data-i=\"{}\" data-label=\"{}\"><b data-f=\"value\">"
                       "{}</b></td>",
                 piece_indicator(shown(n)), piece_short(p, shown(n)),
                 f->value == FIGURE_NONE ? piece_value(p, shown(n), f) : quantity_count(f->value));
    }
    html_put(&p->html, "</tr>\n");
}

void
actions_put(const struct page *p)
{
    piece_open(p, "actions");
    put_bars(p);
    html_put(&p->html, "<table class=\"grid\">\n<thead><tr><th scope=\"col\">{town}</th>");
    for (size_t n = 0; n < SHOWN; n++)
        HTML_PUT(&p->html, "<th scope=\"col\">{}</th>", piece_short(p, shown(n)));
    html_put(&p->html, "</tr></thead>\n<tbody>\n");
    put_row(p, piece_county(p->paid));
    for (size_t n = 0; n < p->paid->count; n++)
        if (p->paid->area[n].level == LEVEL_TOWN)
            put_row(p, &p->paid->area[n]);
    html_put(&p->html, "</tbody></table>\n");
    piece_close(p);
}
