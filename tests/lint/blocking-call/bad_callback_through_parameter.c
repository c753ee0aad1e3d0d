/* SPDX-License-Identifier: MIT */
/* The project's own function passes its parameter on to the library. */
#include <unistd.h>
#include <uv.h>

static int every_second(uv_timer_t *timer, uv_timer_cb callback)
{
	return uv_timer_start(timer, callback, 0, 1000);
}

static void tick(uv_timer_t *timer)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=tick steps=2 */
}

int start(uv_timer_t *timer)
{
	return every_second(timer, tick);
}
