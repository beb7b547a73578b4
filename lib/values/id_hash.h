/* The hash that orders and keys records: XXH3-64 of the ID's 18 bytes, seed 0.
 * This module alone knows xxHash. */
#ifndef CANBAO_ID_HASH_H
#define CANBAO_ID_HASH_H

#include <stdint.h>

uint64_t id_hash(const char id[18]);

enum { ID_HASH_TEXT = 16 };

/* Writes a hash as 16 hexadecimal digits, small letters, and returns the end. */
char *id_hash_print(char *p, uint64_t hash);

#endif
