#include "roster/verdict.h"

#include "base/fail.h"

void
verdict_add(struct verdict *v, const struct entry *e)
{
    v->full_ids += e->id.full;
    v->rounded_ids += e->id.full && e->id.rounded;
}

bool
verdict_say(const struct verdict *v, const struct tally *t, enum source source, bool mendable)
{
    bool over = t->read - t->written > limit_allows(&t->limit, t->read);
    bool rounded = tally_is_judged(t) && v->full_ids > 0 && v->full_ids == v->rounded_ids &&
                   source != SOURCE_ENTERPRISE;

    if (over)
        say("%s: too many rows rejected: mend them%s or allow more with --max-rejects", t->file,
            mendable ? "" : " (--rejects DIR writes them out)");
    if (rounded)
        say("%s: every 18-digit ID ends in 000: a spreadsheet rounded them; export it again with "
            "IDs as text",
            t->file);
    return over || rounded;
}
