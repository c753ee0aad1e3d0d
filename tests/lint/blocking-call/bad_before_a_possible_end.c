/* SPDX-License-Identifier: MIT */
/* It may end afterwards, or not; and an endless loop ends nothing. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static void poll_for_ever(void)
{
	for (;;)
		sleep(1); /* EXPECT: blocking-call sleep error */
}

static void on_timer(uv_timer_t *timer)
{
	if (fdatasync(1) < 0) /* EXPECT: blocking-call fdatasync error */
		abort();
	if (timer->repeat)
		poll_for_ever();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
