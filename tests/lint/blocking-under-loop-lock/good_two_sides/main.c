/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

#include "cache.h"

static void *load(void *arg)
{
	cache_load(arg);
	return NULL;
}

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	struct cache *cache = arg;

	(void)fd;
	(void)what;
	cache_hit(cache);
	stats_count(&cache->hits);
}

void start(struct event_base *base, struct cache *cache)
{
	pthread_t thread;

	pthread_create(&thread, NULL, load, cache);
	event_add(event_new(base, -1, EV_PERSIST, on_event, cache), NULL);
	event_base_dispatch(base);
}
