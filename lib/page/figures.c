#include "page/figures.h"

#include "base/digits.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/shown.h"

enum { DIGITS = 18, NAME = 512 };

static const char *const verdict_name[] = {
    [VERDICT_NA] = "na", [VERDICT_MET] = "yes", [VERDICT_UNMET] = "no"};
enum { VERDICTS = sizeof verdict_name / sizeof verdict_name[0] };

struct columns {
    size_t level, town, village, indicator, numerator, denominator, value, target, met, gap;
};

static struct columns
columns_of(const struct reader *r)
{
    return (struct columns){
        .level = reader_need(r, "level"),
        .town = reader_need(r, "town"),
        .village = reader_need(r, "village"),
        .indicator = reader_need(r, "indicator"),
        .numerator = reader_need(r, "numerator"),
        .denominator = reader_need(r, "denominator"),
        .value = reader_need(r, "value"),
        .target = reader_need(r, "target"),
        .met = reader_need(r, "met"),
        .gap = reader_need(r, "gap"),
    };
}

int64_t
figure_parse(struct slice s, unsigned decimals)
{
    const char *point = s.n ? memchr(s.p, '.', s.n) : NULL;
    size_t behind = point ? (size_t)(s.p + s.n - point - 1) : 0;
    int64_t number = 0;

    if (s.n == 0 || s.n > DIGITS || behind > decimals || (point && (behind == 0 || point == s.p)))
        return FIGURE_NONE;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p + i == point)
            continue;
        if (!digits_is_one(s.p[i]))
            return FIGURE_NONE;
        number = number * 10 + (s.p[i] - '0');
    }
    for (; behind < decimals; behind++)
        if (__builtin_mul_overflow(number, 10, &number))
            return FIGURE_NONE;
    return number;
}

unsigned
figure_decimals(enum indicator i)
{
    switch (indicator_row(i).form) {
    case FORM_COUNT:
        return 0;
    case FORM_AVERAGE:
        return 2;
    default:
        return 4;
    }
}

/* A number of the record; FIGURE_NONE where it is empty. */
static int64_t
number_of(const struct reader *r, size_t column, unsigned decimals)
{
    struct slice s = reader_field(r, column);
    int64_t number = figure_parse(s, decimals);

    if (number == FIGURE_NONE && s.n > 0)
        reader_refuse(r, column, "is no number of such a table: take what aggregate-targets wrote");
    return number;
}

/* What a parser makes of the field; a name that it does not know is refused. */
static int
name_of(const struct reader *r, size_t column, int (*parse)(struct slice))
{
    int known = parse(reader_field(r, column));

    if (known < 0)
        reader_refuse(r, column, "is unknown: take what aggregate-targets wrote");
    return known;
}

static int
verdict_parse(struct slice s)
{
    for (int i = 0; i < VERDICTS; i++)
        if (slice_is(s, slice_of(verdict_name[i])))
            return i;
    return -1;
}

static bool
is_known(const struct areas *areas, enum level level, struct slice town, struct slice village)
{
    int64_t at = level == LEVEL_COUNTY ? 0 : areas_town(areas, town);

    return at >= 0 && (level != LEVEL_VILLAGE || areas_village(areas, (size_t)at, village) >= 0);
}

/* The area of the record, which is put in if it is not there. Valid until the next call. */
static struct area_figures *
area_of(struct figures *f, const struct reader *r, const struct columns *c, enum level level,
        const struct areas *areas)
{
    struct slice town = reader_field(r, c->town), village = reader_field(r, c->village), name;
    char text[NAME + 2];
    size_t at;

    if (town.n + village.n > NAME)
        reader_refuse(r, c->town, "and the village have more than 512 bytes: these are no names");
    town = shown_text(town, text + 1);
    village = shown_text(village, text + 2 + town.n);
    text[0] = (char)('0' + level);
    text[1 + town.n] = '\t';
    name = (struct slice){text, 2 + town.n + village.n};
    at = dict_put(&f->names, name);
    if (at < f->count)
        return &f->area[at];
    f->area = memory_grow(f->area, &f->room, ++f->count, sizeof *f->area);
    name = f->names.text[at];
    town = (struct slice){name.p + 1, town.n};
    village = (struct slice){name.p + 2 + town.n, village.n};
    f->area[at] = (struct area_figures){
        .level = level,
        .town = town,
        .village = village,
        .known = is_known(areas, level, town, village),
    };
    for (int i = 0; i < INDICATORS; i++)
        f->area[at].of[i] = (struct figure){
            FIGURE_NONE, FIGURE_NONE, FIGURE_NONE, FIGURE_NONE, VERDICT_NA, NULL, 0};
    return &f->area[at];
}

/* The policy's target, which must be the one of the record. */
static const struct target *
target_of(const struct reader *r, size_t column, const struct policy *policy, enum indicator i,
          const struct area_figures *area)
{
    struct slice name = area->level == LEVEL_COUNTY ? policy->county
                        : area->level == LEVEL_TOWN ? area->town
                                                    : area->village;
    const struct target *target = targets_find(&policy->targets, i, area->level, name);

    if (!slice_is(reader_field(r, column), target ? target->text : SLICE("")))
        reader_refuse(
            r, column,
            "is not the target of this policy: name the one that the table was made with");
    return target;
}

void
figures_read(struct figures *f, struct reader *r, const struct policy *policy)
{
    const struct columns c = columns_of(r);
    bool county = false;

    *f = (struct figures){.county = 0};
    while (reader_next(r)) {
        enum level level = (enum level)name_of(r, c.level, level_parse);
        enum indicator i = (enum indicator)name_of(r, c.indicator, indicator_parse);
        struct area_figures *area = area_of(f, r, &c, level, &policy->areas);
        struct figure *figure = &area->of[i];

        if (figure->numerator != FIGURE_NONE)
            reader_refuse(r, c.indicator, "is told twice of this area: give one table at a time");
        figure->numerator =
            number_of(r, c.numerator, indicator_row(i).form == FORM_AVERAGE ? 2 : 0);
        if (figure->numerator == FIGURE_NONE)
            reader_refuse(r, c.numerator, "is empty: take what aggregate-targets wrote");
        figure->denominator = number_of(r, c.denominator, 0);
        figure->value = number_of(r, c.value, figure_decimals(i));
        figure->gap = number_of(r, c.gap, 0);
        figure->verdict = (enum verdict)name_of(r, c.met, verdict_parse);
        figure->target = target_of(r, c.target, policy, i, area);
        r->accounts[r->file].written++;
        if (level == LEVEL_COUNTY) {
            f->county = (size_t)(area - f->area);
            county = true;
        }
    }
    if (!county)
        fail(REFUSED, "%s: no line of the county: take what aggregate-targets wrote", r->files[0]);
}

const struct area_figures *
figures_same(const struct figures *f, const struct area_figures *area)
{
    char text[NAME + 2];
    struct slice name = {text, 2 + area->town.n + area->village.n};
    int64_t at;

    if (!f)
        return NULL;
    if (area->level == LEVEL_COUNTY)
        return &f->area[f->county];
    text[0] = (char)('0' + area->level);
    text[1 + area->town.n] = '\t';
    memcpy(text + 1, area->town.p, area->town.n);
    memcpy(text + 2 + area->town.n, area->village.p, area->village.n);
    at = dict_find(&f->names, name);
    return at < 0 ? NULL : &f->area[at];
}
