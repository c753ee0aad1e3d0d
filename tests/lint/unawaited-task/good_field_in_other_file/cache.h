/* SPDX-License-Identifier: MIT */
#include <glib.h>

struct cache {
	guint expire_id;
	guint size;
};

void cache_start(struct cache *cache);
void cache_stop(struct cache *cache);
void cache_clear(struct cache *cache);
