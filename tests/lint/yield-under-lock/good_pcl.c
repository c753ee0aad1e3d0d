/* SPDX-License-Identifier: MIT */
/* The lock is given back first. */
#include <pcl.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void work(void *data)
{
	if (pthread_mutex_trylock(&lock) == 0)
		pthread_mutex_unlock(&lock);
	co_resume();
	co_call(data);
}

coroutine_t start(coroutine_t other)
{
	return co_create(work, other, NULL, 65536);
}
