/* SPDX-License-Identifier: MIT */
#include <uv.h>

#include "report.h"

static uv_work_t job;

static void work(uv_work_t *request)
{
	report_progress(request->data, 50);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
