/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define nap(n) _Generic((n), int: sleep, unsigned: sleep, long: usleep)(n)

static void on_timer(uv_timer_t *timer)
{
	nap(1);      /* EXPECT: blocking-call sleep error */
	nap(20000L); /* EXPECT: blocking-call usleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
