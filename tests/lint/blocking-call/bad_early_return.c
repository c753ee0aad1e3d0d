/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void save(int fd, int lazy)
{
	if (lazy)
		return;
	fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	save(1, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
