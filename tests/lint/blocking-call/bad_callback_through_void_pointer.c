/* SPDX-License-Identifier: MIT */
/* Handed over as user data and cast back. */
#include <unistd.h>
#include <uv.h>

typedef void job_fn(void);

static void save(void)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void *pending;

static void on_timer(uv_timer_t *timer)
{
	job_fn *job = (job_fn *)pending;

	job();
}

int start(uv_timer_t *timer)
{
	pending = (void *)save;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
