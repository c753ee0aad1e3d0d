/* SPDX-License-Identifier: MIT */
/* A job is a fiber: what waits in it keeps everybody else waiting. */
#include <openssl/async.h>
#include <unistd.h>
#include <uv.h>

static int job(void *arg)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=job */
	ASYNC_pause_job();
	return arg == NULL;
}

static void on_timer(uv_timer_t *timer)
{
	ASYNC_JOB *started = NULL;
	int result;

	ASYNC_start_job(&started, timer->data, &result, job, NULL, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
