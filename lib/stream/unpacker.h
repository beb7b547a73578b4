/* Unpacks what a packer packed. */
#ifndef CANBAO_UNPACKER_H
#define CANBAO_UNPACKER_H

#include "stream/packer.h"
#include "stream/person.h"

struct unpacker {
    const struct packer *packer; /* knows the areas, and how many other columns there are */
    char birth[32];              /* of the person last unpacked, where it is that of the ID */
};

/* Unpacks into p what the packer packed. p->other has room for the packer's others; p->hash is left
 * as it is. The slices are valid as long as the packed bytes and the packer, the birth date until
 * the next call for another ID. 32 bytes behind the packed ones are readable. Cannot fail. */
void unpacker_unpack(struct unpacker *u, struct slice packed, struct person *p);

#endif
