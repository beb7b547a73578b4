#include "html/html.h"

#include "caught.h"
#include "check.h"

/* The words of these checks. */
static struct slice
word(const void *words, struct slice key)
{
    (void)words;
    if (slice_is(key, SLICE("met")))
        return SLICE("达<标>");
    if (slice_is(key, SLICE("line")))
        return SLICE("由 {} 到 {}");
    fail(MISUSED, "no word %.*s", (int)key.n, key.p);
}

struct filling {
    struct html html;
    const char *template;
    struct slice word; /* instead of a template */
    const struct html_value *values;
    size_t count;
};

static void
fill(void *context)
{
    const struct filling *f = context;

    if (f->template)
        html_fill(&f->html, f->template, f->values, f->count);
    else
        html_fill_word(&f->html, f->word, f->values, f->count);
}

/* What the filling comes to; nothing where it fails. */
static void
expect_filled(struct filling f, struct slice wanted)
{
    struct output out;
    enum status status;

    output_start(&out, dup(STDOUT_FILENO), "a check");
    f.html = (struct html){&out, word, NULL};
    status = caught(fill, &f);
    expect_number(status, wanted.p ? DONE : MISUSED, "the status");
    if (wanted.p)
        expect_text((struct slice){out.buffer, out.length}, wanted, "what is written");
    close(out.fd);
    free(out.buffer);
}

static void
check_escapes(void)
{
    const struct html_value hostile[] = {html_text(SLICE("<b>\"&'</b>")), html_text(SLICE(""))};
    char all[256], wanted[256 + 32], *end = wanted;

    check("every value is escaped, in text and in attributes");
    expect_filled((struct filling){.template = "<p title=\"{}\">{}</p>",
                                   .values = hostile,
                                   .count = 2},
                  SLICE("<p title=\"&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;\"></p>"));
    expect_filled((struct filling){.template = "{met}"}, SLICE("达&lt;标&gt;"));
    for (int i = 0; i < 256; i++) {
        all[i] = (char)i;
        end = i == '&'    ? stpcpy(end, "&amp;")
              : i == '<'  ? stpcpy(end, "&lt;")
              : i == '>'  ? stpcpy(end, "&gt;")
              : i == '"'  ? stpcpy(end, "&quot;")
              : i == '\'' ? stpcpy(end, "&#39;")
                          : (*end = (char)i, end + 1);
    }
    expect_filled((struct filling){.template = "{}",
                                   .values =
                                       (struct html_value[]){html_text((struct slice){all, 256})},
                                   .count = 1},
                  (struct slice){wanted, (size_t)(end - wanted)});
}

static void
check_places(void)
{
    const struct html_value values[] = {html_whole(-7), html_whole(0), html_text(SLICE("{}{met}"))};

    check("values go into a template and its words in their order, and are filled with nothing");
    expect_filled((struct filling){.template = "{line}/{}", .values = values, .count = 3},
                  SLICE("由 -7 到 0/{}{met}"));
    expect_filled((struct filling){.word = SLICE("a{}b{}"), .values = values, .count = 2},
                  SLICE("a-7b0"));
    expect_filled((struct filling){.template = "no place"}, SLICE("no place"));
    check("another number of places than values");
    expect_filled((struct filling){.template = "{line}", .values = values, .count = 1},
                  (struct slice){NULL, 0});
    expect_filled((struct filling){.template = "{line}", .values = values, .count = 3},
                  (struct slice){NULL, 0});
    expect_filled((struct filling){.word = SLICE("a{}"), .values = values, .count = 0},
                  (struct slice){NULL, 0});
    expect_filled((struct filling){.template = "{nothing}"}, (struct slice){NULL, 0});
}

static void
check_grouped(void)
{
    static const struct {
        struct slice digits, wanted;
    } rows[] = {
        {SLICE_ROW("0"), SLICE_ROW("0")},
        {SLICE_ROW("999"), SLICE_ROW("999")},
        {SLICE_ROW("1000"), SLICE_ROW("1,000")},
        {SLICE_ROW("123456.789012"), SLICE_ROW("123,456.789012")},
        {SLICE_ROW("999999999999999999"), SLICE_ROW("999,999,999,999,999,999")},
        {SLICE_ROW(""), SLICE_ROW("")},
    };

    check("commas before groups of three in front of the point");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct html_value v = html_grouped(rows[i].digits);

        expect_text((struct slice){v.own, v.own_length}, rows[i].wanted, rows[i].digits.p);
    }
}

int
main(void)
{
    check_escapes();
    check_places();
    check_grouped();
    return check_end();
}
