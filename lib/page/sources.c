/* What the report was made of: when, by what, of which files; and what became of every row. */
#include "page/piece.h"
#include "values/amount.h"

enum { KEY, VALUE, SOURCE, BYTES, FINGERPRINT };
enum { FILTER, INPUT, READ, WRITTEN, REJECTED, MERGED, NUMBERS = READ };

static void
put_facts(const struct page *p)
{
    html_put(&p->html, "<dl class=\"facts\">\n");
    for (size_t n = 0; n < p->run->count; n++) {
        const struct slice *cell = p->run->row[n];

        if (cell[BYTES].n == 0)
            HTML_PUT(&p->html, "<div><dt>{}</dt><dd>{}</dd></div>\n",
                     html_text(words_name(p->words, "run", cell[KEY])), html_text(cell[VALUE]));
    }
    html_put(&p->html, "</dl>\n");
}

static void
put_files(const struct page *p, struct slice key)
{
    html_put(&p->html, "<table class=\"grid\">\n<thead><tr><th scope=\"col\">{file}</th>"
                       "<th scope=\"col\">{source}</th><th scope=\"col\" class=\"num\">{bytes}</th>"
                       "<th scope=\"col\">{fingerprint}</th></tr></thead>\n<tbody>\n");
    for (size_t n = 0; n < p->run->count; n++) {
        const struct slice *cell = p->run->row[n];

        if (!slice_is(cell[KEY], key))
            continue;
        HTML_PUT(&p->html,
                 "<tr data-file=\"{}\"><th scope=\"row\">{}</th><td data-label=\"{source}\">{}</td>"
                 "<td class=\"num\" data-label=\"{bytes}\"><b data-f=\"bytes\">{}</b></td>"
                 "<td data-label=\"{fingerprint}\"><code>{}</code></td></tr>\n",
                 html_text(cell[VALUE]), html_text(cell[VALUE]),
                 html_text(words_name(p->words, "source", cell[SOURCE].n ? cell[SOURCE] : key)),
                 html_grouped(cell[BYTES]), html_text(cell[FINGERPRINT]));
    }
    html_put(&p->html, "</tbody></table>\n");
}

static void
put_accounts(const struct page *p)
{
    html_put(
        &p->html,
        "<h3>{accounts}</h3>\n<p class=\"note\">{accounts.note}</p>\n<table class=\"grid\">\n"
        "<thead><tr><th scope=\"col\">{step}</th><th scope=\"col\">{input}</th>"
        "<th scope=\"col\" class=\"num\">{read}</th><th scope=\"col\" class=\"num\">{written}</th>"
        "<th scope=\"col\" class=\"num\">{rejected}</th><th scope=\"col\" "
        "class=\"num\">{joined}</th></tr></thead>\n"
        "<tbody>\n");
    for (size_t n = 0; n < p->accounts->count; n++) {
        const struct slice *cell = p->accounts->row[n];

        HTML_PUT(
            &p->html,
            "<tr data-row=\"{}\"><th scope=\"row\">{}</th><td data-label=\"{input}\">{}</td>"
            "<td class=\"num\" data-label=\"{read}\"><b data-f=\"read\">{}</b></td>"
            "<td class=\"num\" data-label=\"{written}\"><b data-f=\"written\">{}</b></td>"
            "<td class=\"num\" data-label=\"{rejected}\"><b data-f=\"rejected\">{}</b></td>"
            "<td class=\"num\" data-label=\"{joined}\"><b data-f=\"merged\">{}</b></td></tr>\n",
            html_whole((int64_t)n + 1), html_text(words_name(p->words, "step", cell[FILTER])),
            html_text(words_name(p->words, "input", cell[INPUT])), html_grouped(cell[READ]),
            html_grouped(cell[WRITTEN]), html_grouped(cell[REJECTED]), html_grouped(cell[MERGED]));
    }
    html_put(&p->html, "</tbody></table>\n");
}

void
sources_put(const struct page *p)
{
    piece_open(p, "sources");
    if (p->run) {
        put_facts(p);
        html_put(&p->html, "<h3>{inputs}</h3>\n");
        put_files(p, SLICE("input"));
    }
    if (p->accounts)
        put_accounts(p);
    if (p->run) {
        html_put(&p->html, "<h3>{policy_tables}</h3>\n");
        put_files(p, SLICE("policy_table"));
    }
    piece_close(p);
}
