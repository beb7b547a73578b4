/* The policy by the clauses of the notice: its targets and its rules. */
#include "base/text.h"
#include "csv/table.h"
#include "page/piece.h"

enum { CLAUSE, LISTS, BAND, RESIDENT, COVERED, ACTION, DUE, ADVISED, WIDTH };

static const char *const columns[] = {
    [CLAUSE] = "clause",     [LISTS] = "tags",      [BAND] = "band",
    [RESIDENT] = "resident", [COVERED] = "covered", [ACTION] = "action",
    [DUE] = "due",           [ADVISED] = "advised", [WIDTH] = NULL,
};

static void
put_targets(const struct page *p)
{
    const struct targets *t = &p->policy->targets;

    html_put(&p->html, "<h3>{goals.title}</h3>\n<table class=\"grid\">\n<thead><tr>"
                       "<th scope=\"col\">{clause.head}</th><th scope=\"col\">{indicator}</th>"
                       "<th scope=\"col\">{target}</th><th scope=\"col\">{area}</th></tr></thead>\n"
                       "<tbody>\n");
    for (size_t n = 0; n < t->rows; n++) {
        struct slice area = t->row[n].area;

        HTML_PUT(&p->html,
                 "<tr><th scope=\"row\">{}</th><td data-label=\"{indicator}\">{}</td>"
                 "<td data-label=\"{target}\">",
                 html_text(t->row[n].clause), html_text(t->row[n].title));
        piece_target(p, t->row[n].indicator, &t->row[n]);
        HTML_PUT(&p->html, "</td><td data-label=\"{area}\">{}</td></tr>\n",
                 html_text(words_name(p->words, "area", area)));
    }
    html_put(&p->html, "</tbody></table>\n");
}

/* The names of a list, each as the words of its group have it. */
static void
put_list(const struct page *p, const char *group, struct slice list)
{
    struct slice name;
    bool first = true;

    while (text_part(&list, ',', &name)) {
        if (!first)
            html_put(&p->html, "{or}");
        first = false;
        HTML_PUT(&p->html, "{}",
                 html_text(slice_is(name, SLICE("*")) ? words_find(p->words, SLICE("any"))
                                                      : words_name(p->words, group, name)));
    }
}

static void
put_rule(const struct page *p, const struct slice *cell)
{
    static const struct {
        int column;
        const char *group, *open;
    } list[] = {
        {LISTS, "tag", "<td data-label=\"{rule.tags}\">"},
        {BAND, "band", "</td><td data-label=\"{rule.band}\">"},
        {RESIDENT, "status", "</td><td data-label=\"{rule.resident}\">"},
        {COVERED, "covered", "</td><td data-label=\"{rule.covered}\">"},
        {ACTION, "rule", "</td><td data-label=\"{rule.action}\">"},
    };

    HTML_PUT(&p->html, "<tr><th scope=\"row\">{}</th>", html_text(cell[CLAUSE]));
    for (size_t n = 0; n < sizeof list / sizeof list[0]; n++) {
        html_put(&p->html, list[n].open);
        put_list(p, list[n].group, cell[list[n].column]);
    }
    html_put(&p->html, "</td><td data-label=\"{rule.due}\">");
    if (cell[DUE].n > 0)
        HTML_PUT(&p->html, "{rule.grades}", html_grouped(cell[DUE]), html_grouped(cell[ADVISED]));
    html_put(&p->html, "</td></tr>\n");
}

static void
put_rules(const struct page *p)
{
    struct table t;

    table_read(&t, p->policy->dir, "rules", columns);
    html_put(&p->html,
             "<h3>{rules}</h3>\n<p class=\"note\">{rules.note}</p>\n<table class=\"grid\">\n"
             "<thead><tr><th scope=\"col\">{clause.head}</th><th scope=\"col\">{rule.tags}</th>"
             "<th scope=\"col\">{rule.band}</th><th scope=\"col\">{rule.resident}</th>"
             "<th scope=\"col\">{rule.covered}</th><th scope=\"col\">{rule.action}</th>"
             "<th scope=\"col\">{rule.due}</th></tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < t.rows; row++)
        put_rule(p, t.row[row]);
    html_put(&p->html, "</tbody></table>\n");
    table_close(&t);
}

void
notice_put(const struct page *p)
{
    piece_open(p, "notice");
    put_targets(p);
    put_rules(p);
    piece_close(p);
}
