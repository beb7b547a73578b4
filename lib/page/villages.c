/* The villages of each town by what is paid on average, and which of them reach a thousand. */
#include "page/piece.h"

#include "values/amount.h"

static const enum indicator average = INDICATOR_AVERAGE_PAID,
                            thousand = INDICATOR_THOUSAND_VILLAGES;

/* What the county calls a thousand-yuan village, by the exact sum. */
static bool
is_thousand(const struct page *p, const struct figure *f)
{
    __extension__ __int128 wanted = f->denominator;

    wanted *= p->policy->thousand_village_average * AMOUNT_CENTS;
    return f->denominator > 0 && f->numerator >= wanted;
}

/* Dots: from nothing to twice the average that is asked for; what is beyond stands at the end. */
static void
put_strip(const struct page *p, const struct ranking *r, const struct area_figures *town)
{
    struct scale scale = {p->policy->thousand_village_average * AMOUNT_CENTS * 2};

    HTML_PUT(&p->html,
             "<svg class=\"strip\" viewBox=\"0 0 1000 30\" preserveAspectRatio=\"none\" "
             "role=\"img\" aria-label=\"{strip}\"><path class=\"axis\" d=\"M0 15h1000\"/>"
             "<path class=\"aim\" d=\"M500 0v30\"/>",
             piece_name(p, town), quantity_count((int64_t)r->known),
             quantity_numerator(thousand, &town->of[thousand]));
    for (size_t n = 0; n < r->known; n++) {
        const struct area_figures *village = &p->paid->area[r->area[n]];
        const struct figure *f = &village->of[average];

        if (f->value != FIGURE_NONE)
            HTML_PUT(&p->html, "<path class=\"dot {}\" d=\"M{} 15h0\"><title>{} {}</title></path>",
                     html_text(is_thousand(p, f) ? SLICE("met") : SLICE("unmet")),
                     html_whole(scale_at(&scale, f->value)), piece_name(p, village),
                     piece_value(p, average, f));
    }
    HTML_PUT(&p->html,
             "</svg>\n<p class=\"ends\"><span>0</span><span>{}</span><span>{}</span></p>\n",
             quantity_mark(p->words, average, scale.top / 2),
             quantity_mark(p->words, average, scale.top));
}

enum kind { REACHED, BEHIND, EMPTY, KINDS };

static const struct {
    const char *class, *heading;
} kind_row[KINDS] = {
    [REACHED] = {"met", "<h4 class=\"met\">{thousand}</h4>\n"},
    [BEHIND] = {"unmet", "<h4 class=\"unmet\">{behind}</h4>\n"},
    [EMPTY] = {"na", "<h4 class=\"na\">{nobody_pays}</h4>\n"},
};

static enum kind
kind_of(const struct page *p, const struct figure *f)
{
    return f->value == FIGURE_NONE ? EMPTY : is_thousand(p, f) ? REACHED : BEHIND;
}

static void
put_list(const struct page *p, const struct ranking *r, enum kind kind)
{
    bool open = false;

    for (size_t n = 0; n < r->known; n++) {
        const struct area_figures *village = &p->paid->area[r->area[n]];
        const struct figure *f = &village->of[average];

        if (kind_of(p, f) != kind)
            continue;
        if (!open) {
            html_put(&p->html, kind_row[kind].heading);
            HTML_PUT(&p->html, "<ul class=\"chips {}\">\n",
                     html_text(slice_of(kind_row[kind].class)));
        }
        open = true;
        HTML_PUT(&p->html, "<li data-village=\"{}\">{} <b data-f=\"value\">{}</b></li>\n",
                 html_text(village->village), piece_name(p, village), piece_value(p, average, f));
    }
    if (open)
        html_put(&p->html, "</ul>\n");
}

static void
put_town(const struct page *p, const struct area_figures *town)
{
    struct ranking r = ranking_of(p->paid, LEVEL_VILLAGE, town->town, average);

    if (r.known > 0) {
        HTML_PUT(&p->html,
                 "<article class=\"villages\" data-town=\"{}\">\n<h3>{} <small data-i=\"{}\" "
                 "data-f=\"parts\">",
                 html_text(town->town), piece_name(p, town), piece_indicator(thousand));
        html_fill_word(&p->html,
                       words_name(p->words, "parts", slice_of(indicator_row(thousand).name)),
                       (struct html_value[]){quantity_numerator(thousand, &town->of[thousand]),
                                             quantity_denominator(&town->of[thousand])},
                       2);
        html_put(&p->html, "</small></h3>\n");
        put_strip(p, &r, town);
        HTML_PUT(&p->html, "<div data-i=\"{}\">\n", piece_indicator(average));
        for (enum kind kind = 0; kind < KINDS; kind++)
            put_list(p, &r, kind);
        html_put(&p->html, "</div>\n</article>\n");
    }
    ranking_free(&r);
}

void
villages_put(const struct page *p)
{
    piece_open(p, "villages");
    html_put(&p->html, "<div class=\"strips\">\n");
    for (size_t n = 0; n < p->towns.known; n++)
        put_town(p, &p->paid->area[p->towns.area[n]]);
    html_put(&p->html, "</div>\n");
    piece_close(p);
}
