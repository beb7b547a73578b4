#include "page/piece.h"
#include "values/date.h"

static bool
has_previous(const struct page *p)
{
    return p->previous != NULL;
}

static bool
has_sources(const struct page *p)
{
    return p->run || p->accounts;
}

/* The sections in their order; one that needs what the page does not have is left out. */
static const struct section {
    const char *link;
    void (*put)(const struct page *p);
    bool (*needs)(const struct page *p);
} sections[] = {
    {"<a href=\"#goals\">{goals.link}</a>\n", goals_put, NULL},
    {"<a href=\"#changes\">{changes.link}</a>\n", changes_put, has_previous},
    {"<a href=\"#towns\">{towns.link}</a>\n", towns_put, NULL},
    {"<a href=\"#bars\">{bars.link}</a>\n", bars_put, NULL},
    {"<a href=\"#villages\">{villages.link}</a>\n", villages_put, NULL},
    {"<a href=\"#bases\">{bases.link}</a>\n", bases_put, NULL},
    {"<a href=\"#actions\">{actions.link}</a>\n", actions_put, NULL},
    {"<a href=\"#quality\">{quality.link}</a>\n", quality_put, NULL},
    {"<a href=\"#notice\">{notice.link}</a>\n", notice_put, NULL},
    {"<a href=\"#sources\">{sources.link}</a>\n", sources_put, has_sources},
};

enum { SECTIONS = sizeof sections / sizeof sections[0] };

static bool
is_there(const struct page *p, const struct section *s)
{
    return !s->needs || s->needs(p);
}

/* The indicators of which the county or a town has a target, in their order. */
static void
find_measured(struct page *p)
{
    for (enum indicator i = 0; i < INDICATORS; i++)
        if (piece_goal(p, i))
            p->measured[p->measures++] = i;
}

static void
put_head(const struct page *p)
{
    html_put(&p->html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" "
                       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n");
    HTML_PUT(&p->html, "<title>{}</title>\n<style>\n", html_text(p->policy->title));
    words_style(p->words, p->html.out);
    html_put(&p->html, "</style>\n</head>\n<body>\n");
}

/* How many of the county's targets are met, and how many are not. */
static void
put_lead(const struct page *p)
{
    int64_t met = 0, unmet = 0, all = 0;

    for (size_t n = 0; n < p->measures; n++) {
        const struct figure *f = &piece_county(p->paid)->of[p->measured[n]];

        all += f->target != NULL;
        met += f->verdict == VERDICT_MET;
        unmet += f->verdict == VERDICT_UNMET;
    }
    HTML_PUT(
        &p->html,
        "<p class=\"lead\">{lead} <span class=\"met\"><b data-f=\"met\">{}</b> {lead.met}</span> "
        "<span class=\"unmet\"><b data-f=\"unmet\">{}</b> {lead.unmet}</span>",
        html_whole(all), html_whole(met), html_whole(unmet));
    if (all > met + unmet)
        HTML_PUT(&p->html, " <span class=\"na\"><b>{}</b> {lead.no_data}</span>",
                 html_whole(all - met - unmet));
    html_put(&p->html, "</p>\n");
}

static void
put_fact(const struct page *p, enum indicator i)
{
    HTML_PUT(&p->html, "<div data-i=\"{}\"><dt>{}</dt><dd data-f=\"value\">{}</dd></div>\n",
             piece_indicator(i), piece_short(p, i),
             piece_value(p, i, &piece_county(p->paid)->of[i]));
}

static void
put_top(const struct page *p)
{
    char day[DATE_TEXT];

    date_print(day, p->policy->as_of);
    HTML_PUT(&p->html,
             "<header data-town=\"\">\n<p class=\"county\">{}</p>\n<h1>{}</h1>\n"
             "<p class=\"day\">{as_of}</p>\n",
             html_text(p->policy->county), html_text(p->policy->title),
             html_text((struct slice){day, DATE_TEXT}));
    put_lead(p);
    html_put(&p->html, "<dl class=\"facts\">\n");
    put_fact(p, INDICATOR_PERSONS);
    put_fact(p, INDICATOR_ENTERPRISES);
    put_fact(p, INDICATOR_BUSINESSES);
    html_put(&p->html, "</dl>\n</header>\n<nav>\n");
    for (size_t n = 0; n < SECTIONS; n++)
        if (is_there(p, &sections[n]))
            html_put(&p->html, sections[n].link);
    html_put(&p->html, "</nav>\n<main>\n");
}

void
page_write(struct page *p, struct output *out)
{
    p->html = (struct html){out, words_find, p->words};
    p->measures = 0;
    p->towns = ranking_of(p->paid, LEVEL_TOWN, SLICE(""), INDICATOR_ENROLLMENT_RATE);
    find_measured(p);
    put_head(p);
    put_top(p);
    for (size_t n = 0; n < SECTIONS; n++)
        if (is_there(p, &sections[n]))
            sections[n].put(p);
    html_put(&p->html, "</main>\n<footer>{foot}</footer>\n</body>\n</html>\n");
    ranking_free(&p->towns);
}
