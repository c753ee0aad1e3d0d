/* SPDX-License-Identifier: MIT */
/* The worker takes from another file, and from its table, what touches no loop; the callback behind
 * the work, which is on the loop again, takes the rest.
 */
#include "report.h"

static uv_work_t job;
static uv_pipe_t peer;

static void work(uv_work_t *request)
{
	compress.run(request);
}

static void after(uv_work_t *request, int status)
{
	report_progress((uv_stream_t *)&peer, status ? 0 : percent_of(request));
	compress.end(request);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, after);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
