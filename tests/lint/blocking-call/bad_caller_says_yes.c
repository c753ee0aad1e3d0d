/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <unistd.h>
#include <uv.h>

static void save(int fd, bool sync)
{
	if (sync)
		fsync(fd); /* EXPECT: blocking-call fsync error root=on_idle steps=3 */
}

static void on_timer(uv_timer_t *timer)
{
	save(1, false);
}

static void on_idle(uv_idle_t *idle)
{
	save(1, true);
}

int start(uv_timer_t *timer, uv_idle_t *idle)
{
	return uv_timer_start(timer, on_timer, 1000, 0) || uv_idle_start(idle, on_idle);
}
