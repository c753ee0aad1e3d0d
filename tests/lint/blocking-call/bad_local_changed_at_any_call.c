/* SPDX-License-Identifier: MIT */
/* The address got out once; every later call may use it. */
#include <unistd.h>
#include <uv.h>

static int *watched;

static void watch(int *flag)
{
	watched = flag;
}

static void fire(void)
{
	*watched = 1;
}

static void on_timer(uv_timer_t *timer)
{
	int sync;

	watch(&sync);
	sync = 0;
	fire();
	if (sync)
		fsync(1); /* EXPECT: blocking-call fsync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
