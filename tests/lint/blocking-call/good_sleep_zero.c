/* SPDX-License-Identifier: MIT */
/* A sleep of nothing, and one that the caller asks for with nothing. */
#include <unistd.h>
#include <uv.h>

static void nap(unsigned seconds)
{
	sleep(seconds);
}

static void on_timer(uv_timer_t *timer)
{
	sleep(0);
	usleep(50);
	uv_sleep(0);
	nap(0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
