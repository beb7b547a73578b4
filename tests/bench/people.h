/* The people of a made-up county: who has which ID, lives where, is
 * enrolled in what, has paid how much. */
#ifndef CANBAO_PEOPLE_H
#define CANBAO_PEOPLE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/text.h"
#include "dice.h"
#include "values/citizen_id.h"
#include "values/date.h"
#include "values/source.h"

enum {
    FIRST_YEAR = 1930,
    LAST_YEAR = 2023,
    YEARS = LAST_YEAR - FIRST_YEAR + 1,
    COHORT = 5,
    POLICY_YEAR = 2024,
    HOME = 341022,
    MOST_AREAS = 4096
};

struct county {
    uint64_t seed, persons, enterprises;
    bool clean, quoted;
    struct slice town[MOST_AREAS], village[MOST_AREAS], formal[MOST_AREAS];
    uint32_t areas;
    /* Of a region, by year of birth: how many IDs were given to who was born before. */
    uint64_t first_slot[YEARS + 1];
    uint64_t regions, step;
};

/* How many IDs of a region are given a day, by years of birth: a pyramid as counties have it, with
 * the years after 1962 widest. */
static const uint16_t ids_a_day[(YEARS + COHORT - 1) / COHORT] = {
    30, 80, 160, 260, 380, 480, 640, 820, 800, 720, 600, 600, 640, 520, 460, 480, 420, 360, 220,
};

static inline uint64_t
days_of(unsigned year)
{
    return date_is_leap(year) ? 366 : 365;
}

static inline uint64_t
common_divisor(uint64_t a, uint64_t b)
{
    return b ? common_divisor(b, a % b) : a;
}

/* Persons are spread over the IDs by steps of a fixed width, which meet each of them once. */
static inline void
county_lay_out(struct county *c)
{
    uint64_t slots;

    for (unsigned y = 0; y < YEARS; y++)
        c->first_slot[y + 1] = c->first_slot[y] + days_of(FIRST_YEAR + y) * ids_a_day[y / COHORT];
    c->regions = c->persons / c->first_slot[YEARS] + 1;
    slots = c->first_slot[YEARS] * c->regions;
    c->step = slots / 1000 * 618 + c->seed % 1000;
    while (common_divisor(c->step, slots) != 1)
        c->step++;
    c->enterprises = 2000 + c->persons / 100;
}

/* Takes the next field of a line of areas.csv, which has no quotes. */
static inline struct slice
field(struct slice *line)
{
    struct slice part = {0};

    text_part(line, ',', &part);
    return part;
}

static inline void
county_read_areas(struct county *c, const char *path)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;

    if (!file)
        fail_system(path, "cannot open");
    while ((n = getline(&line, &room, file)) > 0 && c->areas < MOST_AREAS) {
        struct slice rest = text_squeeze((struct slice){line, (size_t)n}, line), first;
        struct slice code = field(&rest), town = field(&rest), village = field(&rest);

        if (code.n != 12 || village.n == 0)
            continue;
        if (!text_part(&rest, '|', &first) || first.n == 0)
            first = village;
        c->town[c->areas] = slice_of(memory_text(town));
        c->village[c->areas] = slice_of(memory_text(village));
        c->formal[c->areas++] = slice_of(memory_text(first));
    }
    if (c->areas == 0)
        fail(REFUSED, "%s: no villages; give it the areas.csv of a policy", path);
    free(line);
    fclose(file);
}

enum list { NO_LIST = -1 };

struct person {
    uint64_t number;
    char id[ID_LENGTH + 1];
    uint32_t age, area, surname, given;
    bool registered, gone, twice, employed, flexible, exempt, elsewhere;
    int list; /* the one list of the six that are of one kind, as an enum source, or NO_LIST */
    bool resident, resident_twice, was_proxy;
    uint32_t standing; /* in the resident scheme: 0 active, 1 paused, 2 ended, 3 receiving */
    uint32_t grade, paid_prev, paid;
};

static inline void
id_complete(char id[ID_LENGTH + 1])
{
    uint32_t sum = 0;

    for (int i = 0; i < ID_LENGTH - 1; i++)
        sum = (2 * sum + (uint32_t)(id[i] - '0')) % 11;
    sum = (12 - 2 * sum % 11) % 11;
    id[ID_LENGTH - 1] = sum == 10 ? 'X' : (char)('0' + sum);
    id[ID_LENGTH] = '\0';
}

/* The ID number `slot` of all; one person in twenty was born
 * elsewhere, where one region is enough. */
static inline void
id_make(const struct county *c, uint64_t slot, struct dice *d, struct person *p)
{
    uint64_t region = slot / c->first_slot[YEARS], rest = slot % c->first_slot[YEARS];
    unsigned year = 0, month = 1, day, codes;
    uint32_t code = HOME + (uint32_t)region;

    while (c->first_slot[year + 1] <= rest)
        year++;
    codes = ids_a_day[year / COHORT];
    day = (unsigned)((rest - c->first_slot[year]) / codes) + 1;
    year += FIRST_YEAR;
    for (; !date_of(year, month, day); month++)
        day -= month == 2 ? 28U + date_is_leap(year) : 30U + ((month + (month >> 3)) & 1);
    if (c->regions == 1 && dice_say(d, 50))
        code = 340100 + dice_of(d, 90);
    snprintf(p->id, sizeof p->id, "%06u%04u%02u%02u%03uX", code % 1000000, year % 10000,
             month % 100, day % 100, (unsigned)(rest % codes + 1) % 1000);
    id_complete(p->id);
    p->age = POLICY_YEAR - year;
}

static inline uint32_t
grade_of(struct dice *d)
{
    static const uint16_t grade[] = {200,  300,  400,  500,  600,  800,
                                     1000, 1500, 2000, 3000, 5000, 6000};
    static const uint16_t up_to[] = {250, 370, 400, 650, 680, 700, 790, 810, 850, 960, 980, 1000};
    uint32_t of_1000 = dice_of(d, 1000);
    size_t i = 0;

    while (up_to[i] <= of_1000)
        i++;
    return grade[i];
}

static inline int
list_of(struct dice *d)
{
    static const uint16_t up_to[] = {40, 50, 56, 70, 150, 155}; /* thousandths: proxy to refused */
    uint32_t of_1000 = dice_of(d, 1000);

    for (int i = 0; i < (int)(sizeof up_to / sizeof up_to[0]); i++)
        if (of_1000 < up_to[i])
            return SOURCE_PROXY + i;
    return NO_LIST;
}

static inline void
enrol_resident(struct dice *d, struct person *p)
{
    uint32_t of_1000 = dice_of(d, 1000);
    bool covered = p->employed || p->flexible || p->elsewhere;

    p->resident = p->age >= 60 ? dice_say(d, 900) : p->age >= 16 && dice_say(d, covered ? 50 : 850);
    p->resident_twice = p->resident && dice_say(d, 8);
    p->standing = p->age >= 60 ? 3 : of_1000 < 930 ? 0 : of_1000 < 985 ? 1 : 2;
    p->was_proxy = (p->list == SOURCE_PROXY) != dice_say(d, 20);
    p->grade = p->was_proxy ? 100 : grade_of(d);
    p->paid_prev = p->age < 60 && dice_say(d, 930) ? p->grade : 0;
    p->paid = p->age < 60 && dice_say(d, 800) ? p->grade : 0;
}

static inline struct person
person_make(const struct county *c, uint64_t number)
{
    struct dice d = dice_for(c->seed, number, SOURCES);
    uint64_t slots = c->first_slot[YEARS] * c->regions;
    __extension__ typedef unsigned __int128 wide;
    struct person p = {.number = number};
    bool of_age;

    id_make(c, (uint64_t)((wide)number * c->step % slots), &d, &p);
    of_age = p.age >= 18 && p.age < 60;
    p.area =
        (uint32_t)((uint64_t)dice_of(&d, c->areas) * dice_of(&d, 65536) >> 16); /* some are large */
    p.surname = dice_next(&d);
    p.given = dice_next(&d);
    p.registered = dice_say(&d, 985);
    p.gone = dice_say(&d, 20);
    p.twice = dice_say(&d, 5) && !c->clean;
    p.employed = of_age && dice_say(&d, 240);
    p.flexible = of_age && !p.employed && dice_say(&d, 70);
    p.exempt = p.age >= 16 && p.age < 24 && dice_say(&d, 300);
    p.elsewhere = of_age && !p.employed && dice_say(&d, 25);
    p.list = p.age < 16 ? NO_LIST : list_of(&d);
    enrol_resident(&d, &p);
    return p;
}

#endif
