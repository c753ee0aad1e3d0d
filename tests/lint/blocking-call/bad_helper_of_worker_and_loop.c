/* SPDX-License-Identifier: MIT */
/* One helper, called on the pool and on the loop: only the second way is a mistake. */
#include <unistd.h>
#include <uv.h>

static uv_work_t job;

static void nap(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=deliver steps=3 more_roots=0 */
}

static void compute(uv_work_t *work)
{
	nap();
}

static void deliver(uv_work_t *work, int status)
{
	nap();
}

int start(uv_loop_t *loop)
{
	return uv_queue_work(loop, &job, compute, deliver);
}
