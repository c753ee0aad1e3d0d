/* SPDX-License-Identifier: MIT */
/* Nothing says whether this descriptor blocks: a hint, with the assumption named. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = *(int *)timer->data;

	/* EXPECT: blocking-call read note confidence=low assumes=some */
	if (read(fd, text, 64) < 0)
		timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
