/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

static void *writer(void *data)
{
	for (;;) {
		sleep(1);
		fsync(1);
	}
	return data;
}

static void uv_writer(void *data)
{
	sleep(1);
}

static void on_timer(uv_timer_t *timer)
{
	static pthread_t thread;
	static uv_thread_t other;

	(void)pthread_create(&thread, NULL, writer, NULL);
	(void)uv_thread_create(&other, uv_writer, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
