/* What is paid beside what would be if everyone did what is due, or what is advised. */
#include "page/piece.h"

struct basis_of {
    const char *name, *head, *label;
    const struct figures *figures;
};

enum { MOST = 3 };

static size_t
bases_of(const struct page *p, struct basis_of bases[MOST])
{
    const struct basis_of all[MOST] = {
        {"paid", "<th scope=\"col\">{basis.paid}</th>", "basis.paid", p->paid},
        {"due", "<th scope=\"col\">{basis.due}</th>", "basis.due", p->due},
        {"advised", "<th scope=\"col\">{basis.advised}</th>", "basis.advised", p->advised},
    };
    size_t count = 0;

    for (size_t n = 0; n < MOST; n++)
        if (all[n].figures)
            bases[count++] = all[n];
    return count;
}

/* How many known towns meet the target, of those that have one and a value. */
static void
put_towns(const struct page *p, enum indicator i, const struct figures *f)
{
    int64_t met = 0, all = 0;

    for (size_t n = 0; n < f->count; n++) {
        const struct area_figures *area = &f->area[n];

        if (area->level != LEVEL_TOWN || !area->known)
            continue;
        met += area->of[i].verdict == VERDICT_MET;
        all += area->of[i].verdict != VERDICT_NA;
    }
    if (all > 0)
        HTML_PUT(&p->html, "<small data-f=\"towns\">{towns_met}</small>", quantity_count(met),
                 quantity_count(all));
}

static void
put_cell(const struct page *p, enum indicator i, const struct basis_of *basis,
         const struct scale *scale)
{
    const struct figure *f = &piece_county(basis->figures)->of[i];

    HTML_PUT(&p->html,
             "<td data-basis=\"{}\" data-label=\"{}\"><b data-f=\"value\">{}</b> "
             "<em class=\"{}\">{}</em>"
             "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" "
             "aria-hidden=\"true\"><path class=\"fill {}\" d=\"M0 4h{}v12H0z\"/>"
             "<path class=\"aim\" d=\"M{} 0v20\"/></svg>",
             html_text(slice_of(basis->name)), html_word(&p->html, slice_of(basis->label)),
             piece_value(p, i, f), piece_class(f), piece_verdict(p, f), piece_class(f),
             html_whole(scale_at(scale, f->value)),
             html_whole(scale_at(scale, scale_target(i, f->target))));
    put_towns(p, i, basis->figures);
    html_put(&p->html, "</td>");
}

static void
put_row(const struct page *p, enum indicator i, const struct basis_of *bases, size_t count)
{
    const struct target *goal = piece_county(p->paid)->of[i].target;
    int64_t most = scale_target(i, goal);
    struct scale scale;

    for (size_t n = 0; n < count; n++)
        if (piece_county(bases[n].figures)->of[i].value > most)
            most = piece_county(bases[n].figures)->of[i].value;
    scale = scale_of(i, most);
    HTML_PUT(&p->html, "<tr data-i=\"{}\"><th scope=\"row\">{}<small>", piece_indicator(i),
             piece_short(p, i));
    piece_target(p, i, goal);
    html_put(&p->html, "</small></th>");
    for (size_t n = 0; n < count; n++)
        put_cell(p, i, &bases[n], &scale);
    html_put(&p->html, "</tr>\n");
}

void
bases_put(const struct page *p)
{
    struct basis_of bases[MOST];
    size_t count = bases_of(p, bases);

    piece_open(p, "bases");
    html_put(&p->html, "<table class=\"grid bases\" data-town=\"\">\n<thead><tr>"
                       "<th scope=\"col\">{indicator}</th>");
    for (size_t n = 0; n < count; n++)
        html_put(&p->html, bases[n].head);
    html_put(&p->html, "</tr></thead>\n<tbody>\n");
    for (size_t n = 0; n < p->measures; n++)
        if (piece_county(p->paid)->of[p->measured[n]].target)
            put_row(p, p->measured[n], bases, count);
    html_put(&p->html, "</tbody></table>\n");
    piece_close(p);
}
