/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static int save(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static int save_all(int fd)
{
	sync(); /* EXPECT: blocking-call sync error root=on_timer */
	return 0;
}

static void on_timer(uv_timer_t *timer)
{
	int (*save_how)(int fd) = timer->data ? save : save_all;

	save_how(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
