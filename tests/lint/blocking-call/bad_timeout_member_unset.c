/* SPDX-License-Identifier: MIT */
/* One member set to zero says nothing about the other. */
#include <sys/select.h>
#include <uv.h>

static void fill(uv_timer_t *timer, struct timeval *wait)
{
	wait->tv_usec = 0;
	select(0, NULL, NULL, NULL, wait); /* EXPECT: blocking-call select error */
}

static void on_timer(uv_timer_t *timer)
{
	struct timeval wait;

	wait.tv_sec = uv_timer_get_repeat(timer);
	fill(timer, &wait);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
