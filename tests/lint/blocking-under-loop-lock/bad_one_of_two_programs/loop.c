/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-under-loop-lock
 * The loop that takes the lock and the thread that waits under it run in one process.
 * PROGRAM: server loop.c log.c thread.c
 * PROGRAM: tool log.c
 */
#include <uv.h>
#include "log.h"

int start(void);

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	pthread_mutex_lock(&log_lock);
	pthread_mutex_unlock(&log_lock);
}

int main(void)
{
	static uv_timer_t timer;

	start();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
