/* The hash that orders and keys records: XXH3-64 of the ID's 18 bytes, seed 0. This module alone knows
 * xxHash. */
#ifndef CANBAO_ID_HASH_H
#define CANBAO_ID_HASH_H

#include <stdint.h>

uint64_t id_hash(const char id[18]);

#endif
