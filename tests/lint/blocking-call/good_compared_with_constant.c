/* SPDX-License-Identifier: MIT */
/* if (how == SYNC) and if (how != LAZY), decided by the caller. */
#include <unistd.h>
#include <uv.h>

enum how {
	LAZY = 1,
	SYNC,
};

static void save(int fd, enum how how)
{
	if (how == SYNC)
		fsync(fd);
	if (how != LAZY)
		fdatasync(fd);
}

static void on_timer(uv_timer_t *timer)
{
	save(1, LAZY);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
