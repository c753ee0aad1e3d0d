/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static int odd(unsigned n, int sync);

static int even(unsigned n, int sync)
{
	if (n == 0)
		return 1;
	return odd(n - 1, sync);
}

static int odd(unsigned n, int sync)
{
	if (sync)
		fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
	return n && even(n - 1, sync);
}

static void on_timer(uv_timer_t *timer)
{
	even(6, 1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
