/* SPDX-License-Identifier: MIT */
/* Code beside a call that does not return, not behind it. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	if (timer->data)
		exit(1);
	sleep(1); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
