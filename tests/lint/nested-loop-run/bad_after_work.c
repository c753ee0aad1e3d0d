/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;

static void compute(uv_work_t *work)
{
	work->data = NULL;
}

static void done(uv_work_t *work, int status)
{
	uv_run(work->loop, UV_RUN_DEFAULT); /* EXPECT: nested-loop-run uv_run error root=done */
}

int start(uv_loop_t *loop)
{
	return uv_queue_work(loop, &job, compute, done);
}
