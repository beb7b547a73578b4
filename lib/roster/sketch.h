/* What a cell looks like, without what it says: for messages on rows in which people may stand. */
#ifndef CANBAO_SKETCH_H
#define CANBAO_SKETCH_H

#include "base/slice.h"

enum { SKETCH_TEXT = 40 };

/* Writes what a tidied cell is made of, and returns that: `blank`, `汉字3`, `18 digits`, `17
 * digits and X`, `date`, `number`, `5 letters`, `text` for a mixture, `bytes` for what is no
 * UTF-8. */
struct slice sketch_cell(struct slice cell, char to[SKETCH_TEXT]);

#endif
