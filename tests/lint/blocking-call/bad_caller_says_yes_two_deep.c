/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void save(int fd, int sync)
{
	if (sync != 0)
		fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer steps=4 */
}

static void save_twice(int a, int b, int sync)
{
	save(a, sync);
	save(b, sync);
}

static void on_timer(uv_timer_t *timer)
{
	save_twice(1, 2, 1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
