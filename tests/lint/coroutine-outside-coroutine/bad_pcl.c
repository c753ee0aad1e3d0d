/* SPDX-License-Identifier: MIT */
/* A thread has nobody to go back to. */
#include <pcl.h>
#include <pthread.h>

static void *run(void *data)
{
	co_resume(); /* EXPECT: coroutine-outside-coroutine co_resume error root=run */
	return NULL;
}

static void work(void *data)
{
	co_resume();
}

int start(pthread_t *thread)
{
	co_call(co_create(work, NULL, NULL, 65536));
	return pthread_create(thread, NULL, run, NULL);
}
