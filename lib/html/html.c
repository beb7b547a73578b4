#include "html/html.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/text.h"

struct html_value
html_text(struct slice text)
{
    return (struct html_value){.text = text};
}

struct html_value
html_whole(int64_t number)
{
    struct html_value v = {.text = {NULL, 0}};

    v.own_length = (size_t)snprintf(v.own, sizeof v.own, "%lld", (long long)number);
    return v;
}

struct html_value
html_grouped(struct slice digits)
{
    const char *point = digits.n ? memchr(digits.p, '.', digits.n) : NULL;
    size_t whole = point ? (size_t)(point - digits.p) : digits.n;
    struct html_value v = {.text = {NULL, 0}};

    for (size_t i = 0; i < digits.n && v.own_length + 2 < sizeof v.own; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            v.own[v.own_length++] = ',';
        v.own[v.own_length++] = digits.p[i];
    }
    return v;
}

struct html_value
html_word(const struct html *h, struct slice key)
{
    return html_text(h->word(h->words, key));
}

static void
put_escaped(struct output *o, struct slice s)
{
    static const struct slice escape[128] = {
        ['&'] = SLICE_ROW("&amp;"),  ['<'] = SLICE_ROW("&lt;"),   ['>'] = SLICE_ROW("&gt;"),
        ['"'] = SLICE_ROW("&quot;"), ['\''] = SLICE_ROW("&#39;"),
    };

    for (size_t from = 0, i = 0; i <= s.n; i++) {
        unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;

        if (i < s.n && (c >= sizeof escape / sizeof escape[0] || !escape[c].p))
            continue;
        output_put(o, (struct slice){s.p + from, i - from});
        if (i < s.n)
            output_put(o, escape[c]);
        from = i + 1;
    }
}

/* What there is to be filled in, how much of it was asked for, and the word that asked last. */
struct values {
    const struct html_value *of;
    size_t count, taken;
    struct slice key;
};

static void
put_value(const struct html *h, struct values *values)
{
    const struct html_value *v = &values->of[values->taken];

    if (values->taken++ < values->count)
        put_escaped(h->out, v->text.p ? v->text : (struct slice){v->own, v->own_length});
}

/* A word, with the values that belong into it. */
static void
put_word(const struct html *h, struct slice word, struct values *values)
{
    for (;;) {
        const char *place = memmem(word.p, word.n, "{}", 2);
        size_t before = place ? (size_t)(place - word.p) : word.n;

        put_escaped(h->out, (struct slice){word.p, before});
        if (!place)
            return;
        put_value(h, values);
        word = text_behind(word, before + 2);
    }
}

/* Words may come from anybody's table. */
static void
check_count(const struct values *all)
{
    if (all->taken != all->count)
        fail(MISUSED,
             "the words of \"%.*s\" have room for another number of values than the %zu there are: "
             "write {} for each",
             (int)all->key.n, all->key.p, all->count);
}

void
html_fill(const struct html *h, const char *template, const struct html_value *values, size_t count)
{
    struct values all = {.of = values, .count = count, .key = {"", 0}};

    for (const char *place; (place = strchr(template, '{')); template = strchr(place, '}') + 1) {
        struct slice key = {place + 1, strcspn(place + 1, "}")};

        output_put(h->out, (struct slice){template, (size_t)(place - template)});
        if (key.n == 0) {
            put_value(h, &all);
            continue;
        }
        put_word(h, h->word(h->words, key), &all);
        all.key = key;
    }
    output_text(h->out, template);
    check_count(&all);
}

void
html_fill_word(const struct html *h, struct slice word, const struct html_value *values,
               size_t count)
{
    struct values all = {.of = values, .count = count, .key = word};

    put_word(h, word, &all);
    check_count(&all);
}

void
html_put(const struct html *h, const char *template)
{
    html_fill(h, template, NULL, 0);
}
