/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static unsigned nap(unsigned seconds)
{
	return sleep(seconds); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	while (nap(2))
		;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
