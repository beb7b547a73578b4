/* HTML out, with SVG in it: templates of markup that are filled with values and words.
 *
 * A template is ours and trusted; whatever is filled in is escaped, so that no value can become
 * markup, in text or between the quotes of an attribute. In a template `{}` stands for the next
 * value and `{key}` for the word of that key, a text that a table has, in which `{}` stands for the
 * next value too. */
#ifndef CANBAO_HTML_H
#define CANBAO_HTML_H

#include "bytes/output.h"

enum { HTML_OWN = 48 };

/* Somebody's text, or a number that is written out here. */
struct html_value {
    struct slice text;
    size_t own_length; /* of own, if that is the text */
    char own[HTML_OWN];
};

struct html {
    struct output *out;
    struct slice (*word)(const void *words,
                         struct slice key); /* ends the filter if there is none */
    const void *words;
};

/* A text, which must live until it is filled in. */
struct html_value html_text(struct slice text);

/* A whole number in plain digits, as coordinates are written. */
struct html_value html_whole(int64_t number);

/* A number of at most 40 digits, with a point or without, as people read it: a comma before each
 * group of three in front of the point. */
struct html_value html_grouped(struct slice digits);

/* The word of that key as a value. */
struct html_value html_word(const struct html *h, struct slice key);

/* Writes the template, filled with as many values as it has places, in this order. */
void html_fill(const struct html *h, const char *template, const struct html_value *values,
               size_t count);

/* The same of a word, whose places are for values alone. */
void html_fill_word(const struct html *h, struct slice word, const struct html_value *values,
                    size_t count);

/* The same of a template whose only places are words. */
void html_put(const struct html *h, const char *template);

#define HTML_PUT(h, template, ...)                                 \
    html_fill((h), (template), (struct html_value[]){__VA_ARGS__}, \
              sizeof(struct html_value[]){__VA_ARGS__} / sizeof(struct html_value))

#endif
