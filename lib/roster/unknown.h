/* The words of a file that no table of the policy knows, and how often each
 * came: what rows were rejected for. */
#ifndef CANBAO_UNKNOWN_H
#define CANBAO_UNKNOWN_H

#include "base/dict.h"
#include "values/reason.h"
#include "values/source.h"

enum unknown_kind { UNKNOWN_STATUS, UNKNOWN_GRADE, UNKNOWN_AMOUNT, UNKNOWN_DATE, UNKNOWN_KINDS };

enum {
    UNKNOWN_SHOWN = 20, /* words of a kind that are told at most */
    UNKNOWN_KEPT = 1000 /* words of a kind that are counted: those that come first */
};

struct unknown {
    struct {
        struct dict word;
        uint64_t *count; /* by the number of the word */
        uint64_t others; /* rows whose word is not kept */
    } kind[UNKNOWN_KINDS];
};

/* Counts the tidied cell for which a row was rejected. Other reasons than status, grade, amount and
 * date are passed over, and so are empty cells. What may be part of an ID (six digits in a row, or
 * fifteen in all) or is longer than 60 bytes is no word: it is counted among the others. */
void unknown_add(struct unknown *u, enum reason reason, struct slice cell);

/* Counts a word that came so often, as unknown_list told it. False where
 * the reason is not one of these. */
bool unknown_add_many(struct unknown *u, enum reason reason, struct slice word, uint64_t count);

/* A word and how often it came. */
struct unknown_word {
    struct slice text;
    uint64_t count;
};

/* The words of a kind that are told, the most frequent first, those that came as often bytewise,
 * and how many; *others is set to the rows whose words are not among them. */
size_t unknown_list(const struct unknown *u, int kind, struct unknown_word list[UNKNOWN_SHOWN],
                    uint64_t *others);

/* The reason of a kind: status, grade, amount, date. */
enum reason unknown_reason(int kind);

/* Says for each kind, if there are any, the words on standard error, and which row
 * of which table would take them. */
void unknown_say(const struct unknown *u, const char *file, enum source source);

void unknown_free(struct unknown *u);

#endif
