/* SPDX-License-Identifier: MIT */
/* A thread may block; what it registers on the loop may not. (Nor may it register anything.) */
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

static uv_async_t wake;

static void on_wake(uv_async_t *async)
{
	sleep(2); /* EXPECT: blocking-call sleep error root=on_wake */
}

static void *run(void *loop)
{
	sleep(1);
	(void)uv_async_init(loop, &wake, on_wake);
	return NULL;
}

int start(uv_loop_t *loop, pthread_t *thread)
{
	return pthread_create(thread, NULL, run, loop);
}
