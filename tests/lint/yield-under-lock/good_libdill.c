/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Channels that are only tried, and a lock that is given back first. */
#include <libdill.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static coroutine void work(int s)
{
	pthread_mutex_lock(&lock);
	dill_chsend(s, NULL, 0, 0);
	dill_chrecv(s, NULL, 0, 0);
	dill_choose(NULL, 0, 0);
	pthread_mutex_unlock(&lock);
	dill_yield();
}

int start(int s)
{
	int handle = go(work(s));

	return dill_hclose(handle);
}
