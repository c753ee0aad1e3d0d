/* SPDX-License-Identifier: MIT */
/* Others run while this one holds a lock of threads, whichever way it goes away. */
#include <pcl.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void work(void *data)
{
	pthread_mutex_lock(&lock); /* EXPECT: blocking-call pthread_mutex_lock note */
	co_resume();               /* EXPECT: yield-under-lock co_resume error */
	co_call(data);             /* EXPECT: yield-under-lock co_call error */
	pthread_mutex_unlock(&lock);
}

coroutine_t start(coroutine_t other)
{
	return co_create(work, other, NULL, 65536);
}
