#include "xlsx.h"

#include <stdio.h>
#include <stdlib.h>

#include "amount.h"
#include "archive.h"
#include "fail.h"
#include "markup.h"
#include "memory.h"
#include "number_format.h"
#include "string_pool.h"
#include "temporary.h"
#include "text.h"

enum { MOST_TEXT = 1 << 20, MOST_NUMBER = 1 << 30 };

struct part {
    char *name; /* of the sheet */
    char *path; /* in the archive */
    bool hidden;
};

struct xlsx {
    const char *file;
    struct archive *archive;
    struct part *sheet;
    size_t sheets, sheet_room;
    bool since_1904;
    struct string_pool *strings;
    bool strings_read;
    char *strings_path; /* NULL: the workbook has none */
    int *kind;          /* of number, by the style's number */
    size_t kinds, kind_room;
    char *text; /* what is being collected */
    size_t text_used, text_room;
    bool collecting;
    int phonetic; /* how deep in a reading aid, whose text is not the cell's */
};

static size_t
read_part(void *x, char *buffer, size_t room)
{
    return archive_read(((struct xlsx *)x)->archive, buffer, room);
}

/* Whole numbers of attributes; -1 for what is none. */
static int64_t
number_of(const char *text)
{
    int64_t n = text ? whole_parse(slice_of(text)) : -1;

    return n >= 0 && n <= MOST_NUMBER ? n : -1;
}

static bool
is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* ---- text of elements ---- */

static void
collect(struct xlsx *x, struct slice s)
{
    if (!x->collecting || x->phonetic > 0)
        return;
    if (x->text_used + s.n > MOST_TEXT)
        fail(REFUSED, "%s: a cell of more than 1 MiB: this is no table of persons", x->file);
    x->text = memory_grow(x->text, &x->text_room, x->text_used + s.n + 1, 1);
    memcpy(x->text + x->text_used, s.p, s.n);
    x->text_used += s.n;
}

/* The code of _xHHHH_ at p, by which spreadsheets write what XML cannot hold, or -1. */
static int
escaped(const char *p, size_t left)
{
    int code = 0;

    if (left < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789abcdef", *digit = strchr(digits, p[i] | ' ');

        if (!p[i] || !digit)
            return -1;
        code = code * 16 + (int)(digit - digits);
    }
    return code < 0x80 ? code : -1;
}

static struct slice
collected(struct xlsx *x)
{
    size_t to = 0;

    for (size_t from = 0; from < x->text_used; to++) {
        int code = x->text[from] == '_' ? escaped(x->text + from, x->text_used - from) : -1;

        x->text[to] = code < 0 ? x->text[from] : (char)code;
        from += code < 0 ? 1 : 7;
    }
    return (struct slice){x->text ? x->text : "", to};
}

/* ---- relationships ---- */

/* What is looked for in the relationships of a part: that of an id, or the first of a type. */
struct search {
    struct xlsx *x;
    const char *id, *type;
    char *target, *found_type;
};

static void
on_relationship(void *search, const char *name, const char **attribute)
{
    struct search *s = search;
    const char *id = markup_attribute(attribute, "Id"), *type = markup_attribute(attribute, "Type");
    const char *target = markup_attribute(attribute, "Target");
    const char *last = type ? strrchr(type, '/') : NULL;

    if (s->target || strcmp(name, "Relationship") != 0 || !id || !last || !target)
        return;
    if (s->id ? strcmp(s->id, id) != 0 : strcmp(s->type, last + 1) != 0)
        return;
    s->target = memory_text(slice_of(target));
    s->found_type = memory_text(slice_of(last + 1));
}

static size_t
read_search(void *search, char *buffer, size_t room)
{
    return read_part(((struct search *)search)->x, buffer, room);
}

/* The part's name that a target means, seen from a part in that directory; frees the target. */
static char *
resolve(const char *part, char *target)
{
    struct slice rest = slice_of(target), step;
    const char *slash = strrchr(part, '/');
    char *path = memory_new(strlen(part) + rest.n + 2, 1);

    if (rest.n > 0 && rest.p[0] != '/' && slash)
        memcpy(path, part, (size_t)(slash - part));
    while (text_part(&rest, '/', &step)) {
        char *last = strrchr(path, '/');

        if (slice_is(step, SLICE("..")))
            *(last ? last : path) = '\0';
        else if (step.n > 0 && !slice_is(step, SLICE("."))) {
            if (path[0])
                strcat(path, "/");
            strncat(path, step.p, step.n);
        }
    }
    free(target);
    return path;
}

/* The part that a part names by id, or of a type; NULL if there is none. With `wanted`, only one of that
 * type. */
static char *
related(struct xlsx *x, const char *part, const char *id, const char *type)
{
    struct search s = {.x = x, .id = id, .type = type};
    const char *slash = strrchr(part, '/'), *base = slash ? slash + 1 : part;
    char *path = memory_new(strlen(part) + sizeof "/_rels/.rels", 1);
    struct markup m = {.start = on_relationship,
                       .read = read_search,
                       .file = x->file,
                       .part = path,
                       .context = &s};
    bool right;

    sprintf(path, "%.*s_rels/%s.rels", (int)(base - part), part, base);
    if (archive_start(x->archive, path))
        markup_read(&m);
    free(path);
    right = s.target && strcmp(s.found_type, type) == 0;
    free(s.found_type);
    if (right)
        return resolve(part, s.target);
    free(s.target);
    return NULL;
}

/* ---- the workbook ---- */

struct list {
    struct xlsx *x;
    char **id;
    size_t id_room;
};

static void
on_workbook(void *list, const char *name, const char **attribute)
{
    struct list *l = list;
    struct xlsx *x = l->x;
    const char *id = markup_attribute(attribute, "id"), *state;

    if (strcmp(name, "workbookPr") == 0)
        x->since_1904 = is_true(markup_attribute(attribute, "date1904"));
    if (strcmp(name, "sheet") != 0 || !id || !markup_attribute(attribute, "name"))
        return;
    state = markup_attribute(attribute, "state");
    x->sheet = memory_grow(x->sheet, &x->sheet_room, x->sheets + 1, sizeof *x->sheet);
    l->id = memory_grow(l->id, &l->id_room, x->sheets + 1, sizeof *l->id);
    l->id[x->sheets] = memory_text(slice_of(id));
    x->sheet[x->sheets++] =
        (struct part){.name = memory_text(slice_of(markup_attribute(attribute, "name"))),
                      .hidden = state && strcmp(state, "visible") != 0};
}

static size_t
read_list(void *list, char *buffer, size_t room)
{
    return read_part(((struct list *)list)->x, buffer, room);
}

/* Sheets of charts hold no cells and are left out. */
static void
read_workbook(struct xlsx *x, const char *path)
{
    struct list l = {.x = x};
    struct markup m = {
        .start = on_workbook, .read = read_list, .file = x->file, .part = path, .context = &l};
    size_t kept = 0;

    markup_read(&m);
    for (size_t i = 0; i < x->sheets; i++) {
        x->sheet[i].path = related(x, path, l.id[i], "worksheet");
        free(l.id[i]);
        if (x->sheet[i].path)
            x->sheet[kept++] = x->sheet[i];
        else
            free(x->sheet[i].name);
    }
    x->sheets = kept;
    free(l.id);
}

/* ---- styles ---- */

struct styles {
    struct xlsx *x;
    struct format {
        int64_t number;
        int kind;
    } * format;
    size_t formats, format_room;
    bool in_cells;
};

static void
on_style(void *styles, const char *name, const char **attribute)
{
    struct styles *s = styles;
    struct xlsx *x = s->x;
    int64_t number = number_of(markup_attribute(attribute, "numFmtId"));
    const char *code = markup_attribute(attribute, "formatCode");

    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = true;
    else if (strcmp(name, "numFmt") == 0 && code) {
        s->format = memory_grow(s->format, &s->format_room, s->formats + 1, sizeof *s->format);
        s->format[s->formats++] = (struct format){number, number_format_of_code(slice_of(code))};
    } else if (strcmp(name, "xf") == 0 && s->in_cells) {
        int kind = number_format_of_number(number < 0 ? 0 : (unsigned)number);

        for (size_t i = 0; i < s->formats; i++)
            if (s->format[i].number == number)
                kind = s->format[i].kind;
        x->kind = memory_grow(x->kind, &x->kind_room, x->kinds + 1, sizeof *x->kind);
        x->kind[x->kinds++] = kind;
    }
}

static void
on_style_end(void *styles, const char *name)
{
    if (strcmp(name, "cellXfs") == 0)
        ((struct styles *)styles)->in_cells = false;
}

static size_t
read_styles_part(void *styles, char *buffer, size_t room)
{
    return read_part(((struct styles *)styles)->x, buffer, room);
}

static void
read_styles(struct xlsx *x, const char *workbook)
{
    struct styles s = {.x = x};
    char *path = related(x, workbook, NULL, "styles");
    struct markup m = {.start = on_style,
                       .end = on_style_end,
                       .read = read_styles_part,
                       .file = x->file,
                       .part = path,
                       .context = &s};

    if (path && archive_start(x->archive, path))
        markup_read(&m);
    free(s.format);
    free(path);
}

/* ---- shared strings ---- */

static void
on_string(void *context, const char *name, const char **attribute)
{
    struct xlsx *x = context;

    (void)attribute;
    if (strcmp(name, "si") == 0)
        x->text_used = 0;
    else if (strcmp(name, "t") == 0)
        x->collecting = true;
    else if (strcmp(name, "rPh") == 0)
        x->phonetic++;
}

static void
on_string_end(void *context, const char *name)
{
    struct xlsx *x = context;

    if (strcmp(name, "si") == 0)
        string_pool_add(x->strings, collected(x));
    else if (strcmp(name, "t") == 0)
        x->collecting = false;
    else if (strcmp(name, "rPh") == 0)
        x->phonetic--;
}

static void
on_string_text(void *context, struct slice text)
{
    collect(context, text);
}

static void
read_strings(struct xlsx *x)
{
    struct markup m = {.start = on_string,
                       .end = on_string_end,
                       .text = on_string_text,
                       .read = read_part,
                       .file = x->file,
                       .part = x->strings_path,
                       .context = x};

    x->strings_read = true;
    if (x->strings_path && archive_start(x->archive, x->strings_path))
        markup_read(&m);
}

/* ---- cells ---- */

struct reading {
    struct xlsx *x;
    struct sheet *to;
    const char *name;
    struct workbook_notes *notes;
    size_t next_row, row, next_column, column;
    char type; /* s: a shared string; t: a string of its own; i b d e n as the file has it */
    int kind;
    bool formula;
};

noreturn static void
refuse_cell(const struct reading *r, const char *what)
{
    fail(REFUSED, "%s: sheet \"%s\", row %zu: %s: the workbook is damaged: save it anew in WPS",
         r->x->file, r->name, r->row + 1, what);
}

/* B5: column 1, row 4. */
static void
take_place(struct reading *r, const char *place)
{
    size_t row = 0, column = 0;
    const char *p = place;

    for (; (*p | ' ') >= 'a' && (*p | ' ') <= 'z' && column <= SHEET_COLUMNS; p++)
        column = column * 26 + (size_t)((*p | ' ') - 'a' + 1);
    for (; *p >= '0' && *p <= '9' && row <= SHEET_ROWS; p++)
        row = row * 10 + (size_t)(*p - '0');
    if (*p || row == 0 || column == 0)
        refuse_cell(r, "a cell without a place");
    r->row = row - 1;
    r->column = column - 1;
}

static void
start_row(struct reading *r, const char **attribute)
{
    int64_t number = number_of(markup_attribute(attribute, "r"));

    r->row = number > 0 ? (size_t)number - 1 : r->next_row;
    r->next_row = r->row + 1;
    r->next_column = 0;
    r->notes->hidden_rows += is_true(markup_attribute(attribute, "hidden"));
}

static void
start_cell(struct reading *r, const char **attribute)
{
    const char *place = NULL, *style = NULL;

    r->type = 'n';

    for (; *attribute; attribute += 2)
        if (attribute[0][1] != '\0')
            continue;
        else if (attribute[0][0] == 'r')
            place = attribute[1];
        else if (attribute[0][0] == 's')
            style = attribute[1];
        else if (attribute[0][0] == 't')
            r->type = strncmp(attribute[1], "st", 2) == 0 ? 't' : attribute[1][0];
    r->column = r->next_column;
    if (place)
        take_place(r, place);
    r->next_column = r->column + 1;
    r->kind = NUMBER_PLAIN;
    if (style) {
        int64_t number = number_of(style);

        if (number >= 0 && (size_t)number < r->x->kinds)
            r->kind = r->x->kind[number];
    }
    r->formula = false;
    r->x->text_used = 0;
}

static void
on_cell(void *reading, const char *name, const char **attribute)
{
    struct reading *r = reading;

    switch (name[0]) {
    case 'c':
        if (name[1] == '\0')
            start_cell(r, attribute);
        break;
    case 'v':
    case 't':
        if (name[1] == '\0')
            r->x->collecting = true;
        break;
    case 'f':
        r->formula |= name[1] == '\0';
        break;
    case 'r':
        if (strcmp(name, "row") == 0)
            start_row(r, attribute);
        else if (strcmp(name, "rPh") == 0)
            r->x->phonetic++;
        break;
    default:
        break;
    }
}

/* A day or a moment as ISO 8601 has it, as normalize likes it. */
static struct slice
iso_date(struct slice s)
{
    char *t = s.n > 10 ? memchr(s.p, 'T', s.n) : NULL;

    if (t)
        *t = ' ';
    return text_less_suffix(s, SLICE(" 00:00:00"));
}

static struct slice
shared_string(const struct reading *r, struct slice number)
{
    int64_t i = whole_parse(number);

    if (i < 0 || (size_t)i >= string_pool_count(r->x->strings))
        refuse_cell(r, "a text that is not there");
    return string_pool_get(r->x->strings, (size_t)i);
}

static struct slice
value_of(const struct reading *r, char number[NUMBER_TEXT])
{
    struct slice s = {r->x->text, r->x->text_used};

    switch (r->type) {
    case 's':
        return shared_string(r, s);
    case 't':
    case 'i':
        return collected(r->x);
    case 'b':
        return slice_is(s, SLICE("1")) || slice_is(s, SLICE("true")) ? SLICE("TRUE")
                                                                     : SLICE("FALSE");
    case 'd':
        return iso_date(s);
    case 'e':
        return s;
    default:
        return (struct slice){number,
                              (size_t)(number_format_text(s, r->kind, r->x->since_1904, number) -
                                       number)};
    }
}

static void
end_cell(struct reading *r)
{
    char number[NUMBER_TEXT];
    struct slice value;

    if (r->x->text_used == 0) {
        r->notes->formulas_unvalued += r->formula && r->type == 'n';
        return;
    }
    value = value_of(r, number);
    if (value.n > 0)
        sheet_cell(r->to, r->row, r->column, value);
}

static void
on_cell_end(void *reading, const char *name)
{
    struct reading *r = reading;

    if (name[0] == 'r' && strcmp(name, "rPh") == 0)
        r->x->phonetic--;
    if (name[1] != '\0')
        return;
    if (name[0] == 'v' || name[0] == 't')
        r->x->collecting = false;
    else if (name[0] == 'c')
        end_cell(r);
}

static void
on_cell_text(void *reading, struct slice text)
{
    collect(((struct reading *)reading)->x, text);
}

static size_t
read_cells(void *reading, char *buffer, size_t room)
{
    struct reading *r = reading;

    sheet_progress(r->to, archive_percent(r->x->archive));
    return read_part(r->x, buffer, room);
}

void
xlsx_read(struct xlsx *x, size_t i, struct sheet *to, struct workbook_notes *notes)
{
    struct reading r = {.x = x, .to = to, .name = x->sheet[i].name, .notes = notes};
    struct markup m = {.start = on_cell,
                       .end = on_cell_end,
                       .text = on_cell_text,
                       .read = read_cells,
                       .file = x->file,
                       .part = x->sheet[i].path,
                       .context = &r};

    if (!x->strings_read)
        read_strings(x);
    if (!archive_start(x->archive, x->sheet[i].path))
        fail(REFUSED, "%s: sheet \"%s\" is not in the workbook: it is damaged: fetch it again",
             x->file, x->sheet[i].name);
    sheet_start(to, x->sheet[i].name);
    markup_read(&m);
    sheet_end(to);
}

/* ---- opening ---- */

noreturn static void
refuse_archive(const struct xlsx *x)
{
    if (archive_has(x->archive, "content.xml"))
        fail(REFUSED, "%s: an OpenDocument file (.ods): open it in WPS and save it as .xlsx",
             x->file);
    fail(REFUSED, "%s: a zip archive without a workbook: unpack it and give the files in it",
         x->file);
}

struct xlsx *
xlsx_open(int fd, const char *file)
{
    struct xlsx *x = memory_new(1, sizeof *x);
    char *workbook;

    *x = (struct xlsx){.file = file, .archive = archive_open(fd, file)};
    workbook = related(x, "", NULL, "officeDocument");
    if (!workbook)
        refuse_archive(x);
    if (text_less_suffix(slice_of(workbook), SLICE(".bin")).n < strlen(workbook))
        fail(REFUSED, "%s: a binary workbook (.xlsb): open it in WPS and save it as .xlsx", file);
    if (!archive_start(x->archive, workbook))
        fail(REFUSED, "%s: its workbook is not in it: it is damaged: fetch it again", file);
    read_workbook(x, workbook);
    if (x->sheets == 0)
        fail(REFUSED, "%s: no sheet in it: a document or a presentation, no workbook", file);
    read_styles(x, workbook);
    x->strings_path = related(x, workbook, NULL, "sharedStrings");
    x->strings = string_pool_new(temporary_directory());
    free(workbook);
    return x;
}

size_t
xlsx_sheets(const struct xlsx *x)
{
    return x->sheets;
}

const char *
xlsx_sheet_name(const struct xlsx *x, size_t i)
{
    return x->sheet[i].name;
}

bool
xlsx_sheet_hidden(const struct xlsx *x, size_t i)
{
    return x->sheet[i].hidden;
}

void
xlsx_close(struct xlsx *x)
{
    for (size_t i = 0; i < x->sheets; i++) {
        free(x->sheet[i].name);
        free(x->sheet[i].path);
    }
    free(x->sheet);
    archive_close(x->archive);
    string_pool_free(x->strings);
    free(x->strings_path);
    free(x->kind);
    free(x->text);
    free(x);
}
