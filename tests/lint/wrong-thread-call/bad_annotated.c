/* SPDX-License-Identifier: MIT */
/* Functions that say which threads may call them. */
#include <uv.h>
#include "../../../rules/asynclint.h"

static uv_work_t job;
static uv_timer_t retry;

ASYNC_LOOP_THREAD_ONLY static int list_add(int *list, int item)
{
	return list[0] = item;
}

/* In another library. */
ASYNC_LOOP_THREAD_ONLY void ui_show(int item);

static void on_retry(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

/* Nobody is seen to call it from elsewhere: it says that they may. */
ASYNC_THREAD_SAFE void log_line(const char *line)
{
	/* EXPECT: wrong-thread-call uv_timer_start error root=log_line says=ASYNC_THREAD_SAFE */
	uv_timer_start(&retry, on_retry, line ? 1 : 2, 0);
}

static void work(uv_work_t *request)
{
	list_add(request->data, 1); /* EXPECT: wrong-thread-call list_add error says=authors */
	ui_show(2);                 /* EXPECT: wrong-thread-call ui_show error root=work */
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
