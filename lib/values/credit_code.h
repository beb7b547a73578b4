/* Unified social credit codes of enterprises (统一社会信用代码, GB 32100-2015): 18 characters. */
#ifndef CANBAO_CREDIT_CODE_H
#define CANBAO_CREDIT_CODE_H

#include "values/citizen_id.h"

/* Reads a tidied cell, cleaned as a citizen ID is, into 18 characters of text. A wrong check
 * character sets *suspect only: genuine codes with one exist. `scratch` has room for s.n bytes. */
enum reason credit_code_read(struct slice s, char *scratch, char text[32], bool *suspect);

#endif
