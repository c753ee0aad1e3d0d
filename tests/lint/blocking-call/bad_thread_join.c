/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

static void *writer(void *data)
{
	sleep(1);
	return data;
}

static void on_timer(uv_timer_t *timer)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, writer, NULL) == 0)
		pthread_join(thread, NULL); /* EXPECT: blocking-call pthread_join error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
