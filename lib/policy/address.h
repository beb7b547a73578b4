/* Addresses: 安徽省黄山市休宁县海阳镇川湖村三组. */
#ifndef CANBAO_ADDRESS_H
#define CANBAO_ADDRESS_H

#include "policy/areas.h"

/* Finds the village that an address (half-width, without blanks) names: the first of the longest
 * names or aliases of a town at its start or behind 省 市 县 区 州 盟, and in what follows the
 * first of the longest of its villages, all of two characters or more. Sets town and village to
 * their numbers; false if there is none, or if somebody put a `?` there. */
bool address_read(const struct areas *a, struct slice address, size_t *town, size_t *village);

#endif
