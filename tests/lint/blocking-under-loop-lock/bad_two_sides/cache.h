/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-under-loop-lock */
#ifndef CACHE_H
#define CACHE_H
#include <pthread.h>

struct cache {
	pthread_mutex_t lock;
	int fd;
	int hits;
};

struct cache_ops {
	void (*lock)(struct cache *cache);
	void (*unlock)(struct cache *cache);
};

extern pthread_mutex_t stats_lock;
void cache_load(struct cache *cache);
void cache_hit(struct cache *cache);
void stats_count(int *counter);
#endif
