/* SPDX-License-Identifier: MIT */
/* A second loop, on a thread of its own. */
#include <uv.h>

static uv_thread_t thread;

static void run(void *data)
{
	uv_loop_t loop;

	(void)uv_loop_init(&loop);
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
}

static void on_timer(uv_timer_t *timer)
{
	(void)uv_thread_create(&thread, run, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
