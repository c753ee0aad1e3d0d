/* SPDX-License-Identifier: MIT */
/* A local whose address got out may change at any call, and by any store through a pointer. */
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
	int sync = 0, durable = 0;
	int *alias = &durable;

	watch(&sync);
	fire();
	if (sync)
		fsync(1); /* EXPECT: blocking-call fsync error */
	*alias = 1;
	if (durable)
		fdatasync(1); /* EXPECT: blocking-call fdatasync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
