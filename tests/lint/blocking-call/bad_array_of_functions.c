/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void nothing(int fd)
{
	(void)fd;
}

static void save(int fd)
{
	fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void (*const states[])(int fd) = { [0] = nothing, [3] = save };

static void on_timer(uv_timer_t *timer)
{
	int state = *(int *)timer->data;

	states[state](1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
