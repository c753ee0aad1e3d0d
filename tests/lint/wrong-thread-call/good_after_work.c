/* SPDX-License-Identifier: MIT */
/* The second function of uv_queue_work runs on the loop again. */
#include <uv.h>

static uv_work_t job;
static uv_timer_t retry;

static void on_retry(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

static void work(uv_work_t *request)
{
	request->data = NULL;
}

static void after(uv_work_t *request, int status)
{
	(void)request;
	if (status == 0)
		uv_timer_start(&retry, on_retry, 100, 0);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, after);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
