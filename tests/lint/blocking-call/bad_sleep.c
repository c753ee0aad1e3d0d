/* SPDX-License-Identifier: MIT */
/* The plainest case: a callback that sleeps. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=2 assumes=none */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
