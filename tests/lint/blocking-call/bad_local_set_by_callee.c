/* SPDX-License-Identifier: MIT */
/* The out-parameter decides. */
#include <unistd.h>
#include <uv.h>

static void configure(int *sync)
{
	*sync = 1;
}

static void on_timer(uv_timer_t *timer)
{
	int sync = 0;

	configure(&sync);
	if (sync)
		fsync(1); /* EXPECT: blocking-call fsync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
