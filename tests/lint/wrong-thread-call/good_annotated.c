/* SPDX-License-Identifier: MIT */
/* Each is called where it says. */
#include <uv.h>
#include "../../../rules/asynclint.h"

static uv_work_t job;
static uv_async_t wakeup;

ASYNC_LOOP_THREAD_ONLY static int list_add(int *list, int item)
{
	return list[0] = item;
}

ASYNC_THREAD_SAFE void wake(void)
{
	uv_async_send(&wakeup);
}

static void work(uv_work_t *request)
{
	(void)request;
	wake();
}

static void after_work(uv_work_t *request, int status)
{
	list_add(request->data, status);
}

static void on_timer(uv_timer_t *timer)
{
	list_add(timer->data, 1);
	uv_queue_work(timer->loop, &job, work, after_work);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
