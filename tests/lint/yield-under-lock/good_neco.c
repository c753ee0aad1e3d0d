/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* The lock is one of neco's own, only tried, or given back first. */
#include <neco.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static neco_mutex own;

static void run(int argc, void *argv[])
{
	int fd = *(int *)argv[0];
	pthread_mutex_lock(&lock);
	if (neco_mutex_trylock(&own) == NECO_OK)
		neco_mutex_unlock(&own);
	if (neco_mutex_tryrdlock(&own) == NECO_OK)
		neco_mutex_unlock(&own);
	pthread_mutex_unlock(&lock);
	if (neco_mutex_lock(&own) != NECO_OK)
		return;
	neco_yield();
	neco_mutex_unlock(&own);
	if (neco_mutex_rdlock(&own) != NECO_OK)
		return;
	neco_wait(fd, 1);
	neco_mutex_unlock(&own);
}

int start(int fd)
{
	return neco_start(run, 1, &fd);
}
