/* Actions: what is to be done for a person, and what comes of it. */
#ifndef CANBAO_ACTION_H
#define CANBAO_ACTION_H

#include "base/slice.h"

enum action {
    ACTION_KEEP,
    ACTION_RAISE,
    ACTION_RENEW,
    ACTION_ENROL_RESIDENT,
    ACTION_ENROL_EMPLOYEE,
    ACTION_SWITCH,
    ACTION_STOP,
    ACTION_VERIFY,
    ACTION_NONE,
    ACTIONS
};

/* What is paid to the resident scheme once it is done. */
enum pay {
    PAY_AS_NOW,
    PAY_GRADE, /* the grade that is due or advised: a rule asks for `grade`, and the person's status decides which it is */
    PAY_NOTHING
};

struct action_row {
    const char *name, *count; /* the latter as it is counted: action_keep */
    enum pay pay;
    bool in_scheme; /* whether the person is then in a scheme, whatever was before */
};

extern const struct action_row action_row[ACTIONS];

/* The action of that name, or -1. */
int action_parse(struct slice s);

#endif
