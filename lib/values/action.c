#include "values/action.h"

#define NAMES(name) (name), "action_" name

const struct action_row action_row[ACTIONS] = {
    [ACTION_KEEP] = {NAMES("keep"), PAY_GRADE, true},
    [ACTION_RAISE] = {NAMES("raise"), PAY_GRADE, true},
    [ACTION_RENEW] = {NAMES("renew"), PAY_GRADE, true},
    [ACTION_ENROL_RESIDENT] = {NAMES("enrol_resident"), PAY_GRADE, true},
    [ACTION_ENROL_EMPLOYEE] = {NAMES("enrol_employee"), PAY_NOTHING, true},
    [ACTION_SWITCH] = {NAMES("switch"), PAY_NOTHING, true},
    [ACTION_STOP] = {NAMES("stop"), PAY_NOTHING, false},
    [ACTION_VERIFY] = {NAMES("verify"), PAY_NOTHING, false},
    [ACTION_NONE] = {NAMES("none"), PAY_AS_NOW, false},
};

int
action_parse(struct slice s)
{
    for (int i = 0; i < ACTIONS; i++)
        if (slice_is(s, slice_of(action_row[i].name)))
            return i;
    return -1;
}
