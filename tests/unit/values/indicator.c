#include "values/indicator.h"

#include "check.h"

static void
check_names(void)
{
    check("every indicator has a name of its own, those of actions that of their count");
    for (enum indicator i = 0; i < INDICATORS; i++)
        for (enum indicator k = 0; k < i; k++)
            expect(strcmp(indicator_row(i).name, indicator_row(k).name) != 0, "%s is there twice",
                   indicator_row(i).name);
    for (unsigned i = 0; i < ACTIONS; i++)
        expect_text(slice_of(indicator_row(INDICATOR_ACTION + i).name),
                    slice_of(count_name(COUNT_ACTION + i)), action_row[i].name);
}

static void
check_levels(void)
{
    check("which indicator is reported at which level");
    for (enum indicator which = 0; which < INDICATORS; which++) {
        const char *name = indicator_row(which).name;

        expect(indicator_is_at(which, LEVEL_COUNTY), "%s: county", name);
        expect(indicator_is_at(which, LEVEL_TOWN) == (which != INDICATOR_THOUSAND_TOWNS),
               "%s: town", name);
        expect(indicator_is_at(which, LEVEL_VILLAGE) ==
                   (which != INDICATOR_THOUSAND_TOWNS && which != INDICATOR_THOUSAND_VILLAGES),
               "%s: village", name);
    }
}

int
main(void)
{
    check_names();
    check_levels();
    return check_end();
}
