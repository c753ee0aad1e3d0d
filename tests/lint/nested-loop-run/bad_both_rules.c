/* SPDX-License-Identifier: MIT */
/* One callback, both mistakes. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	sleep(1);                            /* EXPECT: blocking-call sleep error */
	uv_run(timer->loop, UV_RUN_DEFAULT); /* EXPECT: nested-loop-run uv_run error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
