/* SPDX-License-Identifier: MIT */
#include "cache.h"

static gboolean on_expire(gpointer data)
{
	cache_clear(data);
	return G_SOURCE_CONTINUE;
}

void cache_start(struct cache *cache)
{
	cache->expire_id = g_timeout_add_seconds(60, on_expire, cache);
}

void cache_free(struct cache *cache)
{
	cache_stop(cache);
	g_free(cache);
}
