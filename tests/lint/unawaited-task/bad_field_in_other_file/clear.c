/* SPDX-License-Identifier: MIT */
#include "cache.h"

void cache_clear(struct cache *cache)
{
	cache->size = 0;
}
