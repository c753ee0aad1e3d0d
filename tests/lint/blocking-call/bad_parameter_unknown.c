/* SPDX-License-Identifier: MIT */
/* Nobody knows what the callback passes: somebody takes that branch some time. */
#include <unistd.h>
#include <uv.h>

static void save(int fd, int sync)
{
	if (sync)
		fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	save(1, *(int *)timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
