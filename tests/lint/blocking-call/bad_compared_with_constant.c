/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

enum how {
	LAZY = 1,
	SYNC,
};

static void save(int fd, enum how how)
{
	if (how == SYNC)
		fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
	if (SYNC == how)
		fdatasync(fd); /* EXPECT: blocking-call fdatasync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	save(1, SYNC);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
