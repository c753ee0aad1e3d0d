/* SPDX-License-Identifier: MIT */
#include <sys/file.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	int fd = *(int *)timer->data;

	if (flock(fd, LOCK_EX) == 0) /* EXPECT: blocking-call flock error */
		flock(fd, LOCK_UN);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
