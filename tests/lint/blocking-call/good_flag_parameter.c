/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define SAVE_SYNC   1
#define SAVE_BACKUP 2

static int saves;

static void save(int fd, unsigned flags)
{
	saves++;
	if (flags & SAVE_BACKUP)
		saves++;
	if (flags & SAVE_SYNC)
		fsync(fd);
}

static void on_timer(uv_timer_t *timer)
{
	save(1, SAVE_BACKUP);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
