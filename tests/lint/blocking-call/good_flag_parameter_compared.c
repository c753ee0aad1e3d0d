/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define SAVE_SYNC   1
#define SAVE_BACKUP 2

static void save(int fd, unsigned flags)
{
	if ((flags & SAVE_SYNC) != 0)
		fsync(fd);
	if ((flags & SAVE_SYNC) == SAVE_SYNC)
		fdatasync(fd);
}

static void on_timer(uv_timer_t *timer)
{
	save(1, SAVE_BACKUP);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
