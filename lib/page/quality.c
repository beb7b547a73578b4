/* How good the data are: rows that were rejected, areas that no table knows, records that differ. */
#include "page/piece.h"

static const enum indicator unknown = INDICATOR_AREA_UNKNOWN;

static uint64_t
sum_of(const struct told_rejects *t, int reason)
{
    uint64_t sum = 0;

    for (size_t n = 0; n < t->files.count; n++)
        sum += t->file[n][reason];
    return sum;
}

/* In which files how many. */
static void
put_files(const struct page *p, int reason)
{
    const struct told_rejects *t = p->rejects;

    html_put(&p->html, "<small>");
    for (size_t n = 0; n < t->files.count; n++)
        if (t->file[n][reason] > 0)
            HTML_PUT(&p->html, "<span>{} {}</span> ", html_text(t->files.text[n]),
                     quantity_count((int64_t)t->file[n][reason]));
    html_put(&p->html, "</small>");
}

static void
put_rejects(const struct page *p)
{
    const struct told_rejects *t = p->rejects;
    uint64_t all = 0;

    for (int reason = REASON_NONE + 1; reason < REASONS; reason++)
        all += sum_of(t, reason);
    HTML_PUT(&p->html, "<h3>{rejects}</h3>\n<p data-f=\"rejected\">{rejects.sum}</p>\n",
             quantity_count((int64_t)sum_of(t, REASON_NONE)), quantity_count((int64_t)all));
    if (all == 0)
        return;
    html_put(
        &p->html,
        "<table class=\"grid rejects\">\n<thead><tr><th scope=\"col\">{reason}</th>"
        "<th scope=\"col\" class=\"num\">{rows}</th><th scope=\"col\">{files}</th></tr></thead>\n"
        "<tbody>\n");
    for (int reason = REASON_NONE + 1; reason < REASONS; reason++) {
        struct slice name = slice_of(reason_name((enum reason)reason));

        if (sum_of(t, reason) == 0)
            continue;
        HTML_PUT(&p->html,
                 "<tr data-reason=\"{}\"><th scope=\"row\">{}</th><td class=\"num\" "
                 "data-label=\"{rows}\">"
                 "<b data-f=\"rejected\">{}</b></td><td data-label=\"{files}\">",
                 html_text(name), html_text(words_name(p->words, "reason", name)),
                 quantity_count((int64_t)sum_of(t, reason)));
        put_files(p, reason);
        html_put(&p->html, "</td></tr>\n");
    }
    html_put(&p->html, "</tbody></table>\n");
}

/* Whether areas.csv lacks the area. No town at all is no name that it could lack. */
static bool
is_stray(const struct area_figures *area)
{
    return !area->known && !slice_is(area->town, SLICE("-"));
}

/* The names that areas.csv lacks, with the persons there. */
static void
put_strays(const struct page *p)
{
    size_t strays = 0;

    for (size_t n = 0; n < p->paid->count; n++)
        strays += is_stray(&p->paid->area[n]);
    HTML_PUT(&p->html, "<p>{strays}</p>\n", quantity_count((int64_t)strays));
    if (strays == 0)
        return;
    html_put(&p->html, "<ul class=\"chips strays\">\n");
    for (size_t n = 0; n < p->paid->count; n++) {
        const struct area_figures *area = &p->paid->area[n];

        if (is_stray(area))
            HTML_PUT(&p->html,
                     "<li data-town=\"{}\" data-village=\"{}\" data-i=\"persons\">{} {} "
                     "<b data-f=\"value\">{}</b></li>\n",
                     html_text(area->town), html_text(area->village), html_text(area->town),
                     html_text(area->village),
                     piece_value(p, INDICATOR_PERSONS, &area->of[INDICATOR_PERSONS]));
    }
    html_put(&p->html, "</ul>\n");
}

static void
put_areas(const struct page *p)
{
    const struct figure *all = &piece_county(p->paid)->of[unknown];

    HTML_PUT(&p->html,
             "<h3>{areas}</h3>\n<p data-town=\"\" data-i=\"{}\">{areas.persons} "
             "<b data-f=\"value\">{}</b></p>\n<ul class=\"chips\" data-i=\"{}\">\n",
             piece_indicator(unknown), piece_value(p, unknown, all), piece_indicator(unknown));
    for (size_t n = 0; n < p->paid->count; n++) {
        const struct area_figures *area = &p->paid->area[n];

        if (area->level == LEVEL_TOWN && area->of[unknown].value > 0)
            HTML_PUT(&p->html, "<li data-town=\"{}\">{} <b data-f=\"value\">{}</b></li>\n",
                     html_text(area->town), piece_name(p, area),
                     piece_value(p, unknown, &area->of[unknown]));
    }
    html_put(&p->html, "</ul>\n");
    put_strays(p);
}

static void
put_merged(const struct page *p)
{
    HTML_PUT(&p->html,
             "<h3>{merged}</h3>\n<p data-f=\"merged\">{merged.sum}</p>\n<ul class=\"chips\">"
             "<li data-f=\"name_conflict\">{name_conflict} <b>{}</b></li>"
             "<li data-f=\"double_resident\">{double_resident} <b>{}</b></li></ul>\n",
             quantity_count((int64_t)p->merged->records),
             quantity_count((int64_t)p->merged->name_conflict),
             quantity_count((int64_t)p->merged->double_resident));
}

void
quality_put(const struct page *p)
{
    piece_open(p, "quality");
    if (p->rejects)
        put_rejects(p);
    put_areas(p);
    if (p->merged)
        put_merged(p);
    piece_close(p);
}
