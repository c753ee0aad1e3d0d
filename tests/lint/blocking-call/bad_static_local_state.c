/* SPDX-License-Identifier: MIT */
/* A static local is as it was left. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	static int round = 0;
	static const int limit = 3;

	if (round == limit)
		sleep(1); /* EXPECT: blocking-call sleep error */
	round++;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
