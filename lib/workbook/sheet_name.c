#include "workbook/sheet_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"

enum { BEYOND = 0x10000 /* characters from here on are two units */, SUFFIX = 32 };

/* What stands for a character that no name may have, or NULL. */
static const char *
stand_in(char c, bool at_end)
{
    static const struct {
        char c;
        const char *text;
    } row[] = {{'[', "［"}, {']', "］"}, {':', "："}, {'*', "＊"},
               {'?', "？"}, {'/', "／"}, {'\\', "＼"}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        if (row[i].c == c)
            return row[i].text;
    return c == '\'' && at_end ? "’" : NULL;
}

/* Writes what of the name fits into so many units, and returns the end. */
static char *
fit(char *to, struct slice wanted, size_t units)
{
    char *start = to;

    for (size_t n; wanted.n > 0; wanted = text_behind(wanted, n)) {
        size_t takes = text_code(wanted) >= BEYOND ? 2 : 1;
        const char *other;

        n = text_character(wanted);
        if (takes > units)
            break;
        units -= takes;
        other = stand_in(wanted.p[0], to == start || n == wanted.n || units == 0);
        to += other ? sprintf(to, "%s", other) : sprintf(to, "%.*s", (int)n, wanted.p);
    }
    return to;
}

/* A spreadsheet program keeps one name for itself. */
static bool
is_taken(const struct sheet_names *n, const char *name)
{
    for (size_t i = 0; i < n->count; i++)
        if (strcasecmp(n->name[i], name) == 0)
            return true;
    return strcasecmp(name, "History") == 0;
}

const char *
sheet_names_add(struct sheet_names *n, struct slice wanted, size_t part)
{
    char *name;

    n->name = memory_grow(n->name, &n->room, n->count + 1, sizeof *n->name);
    name = n->name[n->count];
    if (wanted.n == 0)
        wanted = SLICE("-");
    do {
        char suffix[SUFFIX] = "";

        if (part > 1)
            snprintf(suffix, sizeof suffix, " (%zu)", part);
        strcpy(fit(name, wanted, SHEET_NAME_LONGEST - strlen(suffix)), suffix);
        part++;
    } while (is_taken(n, name));
    n->count++;
    return name;
}

void
sheet_names_free(struct sheet_names *n)
{
    free(n->name);
}
