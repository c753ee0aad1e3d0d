/* SPDX-License-Identifier: MIT */
#include <uv.h>

static void pump(uv_loop_t *loop, uv_run_mode mode)
{
	uv_run(loop, mode); /* EXPECT: nested-loop-run uv_run error root=on_idle steps=3 */
}

static void on_timer(uv_timer_t *timer)
{
	pump(timer->loop, UV_RUN_NOWAIT);
}

static void on_idle(uv_idle_t *idle)
{
	pump(idle->loop, UV_RUN_DEFAULT);
}

int start(uv_timer_t *timer, uv_idle_t *idle)
{
	return uv_timer_start(timer, on_timer, 1000, 0) || uv_idle_start(idle, on_idle);
}
