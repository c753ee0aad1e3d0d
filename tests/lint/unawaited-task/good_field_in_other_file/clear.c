/* SPDX-License-Identifier: MIT */
#include "cache.h"

void cache_clear(struct cache *cache)
{
	cache->size = 0;
}

void cache_stop(struct cache *cache)
{
	g_clear_handle_id(&cache->expire_id, g_source_remove);
}
