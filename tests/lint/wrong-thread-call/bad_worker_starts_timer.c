/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;
static uv_timer_t retry;

static void on_retry(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

static void work(uv_work_t *request)
{
	/* EXPECT: wrong-thread-call uv_timer_start error root=work confidence=high ends=thread */
	uv_timer_start(&retry, on_retry, 100, 0);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
