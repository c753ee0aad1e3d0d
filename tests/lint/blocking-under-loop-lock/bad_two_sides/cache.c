/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <unistd.h>

#include "cache.h"

pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;

static void do_lock(struct cache *cache)
{
	pthread_mutex_lock(&cache->lock);
}

static void do_unlock(struct cache *cache)
{
	pthread_mutex_unlock(&cache->lock);
}

static const struct cache_ops ops = { .lock = do_lock, .unlock = do_unlock };

static int fill(struct cache *cache, int retries)
{
	while (retries-- > 0) {
		if (write(cache->fd, "x", 1) == 1)
			return 0;
		sleep(1);
	}
	return -1;
}

void cache_load(struct cache *cache)
{
	ops.lock(cache);
	/* EXPECT: blocking-under-loop-lock sleep error root=load steps=5 against=4 */
	fill(cache, 3);
	ops.unlock(cache);
	pthread_mutex_lock(&stats_lock);
	waitpid(cache->fd, NULL, 0); /* EXPECT: blocking-under-loop-lock waitpid error */
	pthread_mutex_unlock(&stats_lock);
}

void cache_hit(struct cache *cache)
{
	ops.lock(cache);
	cache->hits++;
	ops.unlock(cache);
}

void stats_count(int *counter)
{
	pthread_mutex_lock(&stats_lock);
	++*counter;
	pthread_mutex_unlock(&stats_lock);
}
