/* SPDX-License-Identifier: MIT */
/* Old code declares what it uses itself. */
#include <uv.h>

extern int fsync(int fd);

static void on_timer(uv_timer_t *timer)
{
	fsync(1); /* EXPECT: blocking-call fsync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
