/* SPDX-License-Identifier: MIT */
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	/* EXPECT: nested-loop-run uv_run error root=on_timer steps=2 */
	uv_run(timer->loop, UV_RUN_ONCE);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
