/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static int descend(int depth)
{
	if (depth == 0)
		return fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
	return descend(depth - 1);
}

static void on_timer(uv_timer_t *timer)
{
	descend(7);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
