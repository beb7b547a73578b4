#include "values/action.h"

#include "check.h"

int
main(void)
{
    check("actions by name");
    for (int i = 0; i < ACTIONS; i++) {
        char count[64];

        expect_number(action_parse(slice_of(action_row[i].name)), i, action_row[i].name);
        snprintf(count, sizeof count, "action_%s", action_row[i].name);
        expect_text(slice_of(action_row[i].count), slice_of(count), "as it is counted");
    }
    expect_number(action_parse(SLICE("grade")), -1, "grade");
    expect_number(action_parse(SLICE("")), -1, "nothing");
    return check_end();
}
