/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;

static void compute(uv_work_t *work)
{
	uv_loop_t loop;

	(void)uv_loop_init(&loop);
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, compute, NULL);
}

static void on_idle(uv_idle_t *idle)
{
	uv_idle_stop(idle);
}

int start(uv_timer_t *timer, uv_idle_t *idle)
{
	return uv_timer_start(timer, on_timer, 1000, 0) || uv_idle_start(idle, on_idle);
}
