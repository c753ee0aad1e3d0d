/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int nothing(int fd)
{
	return fd;
}

static void on_timer(uv_timer_t *timer)
{
	(timer->data ? save : nothing)(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, timer->data ? on_timer : NULL, 1000, 0);
}
