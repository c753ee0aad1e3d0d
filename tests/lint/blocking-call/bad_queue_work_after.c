/* SPDX-License-Identifier: MIT */
/* The second function of uv_queue_work() runs on the loop again. */
#include <unistd.h>
#include <uv.h>

static uv_work_t job;

static void compute(uv_work_t *work)
{
	sleep(1);
}

static void deliver(uv_work_t *work, int status)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=deliver steps=2 */
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, compute, deliver);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
