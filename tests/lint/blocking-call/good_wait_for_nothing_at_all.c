/* SPDX-License-Identifier: MIT */
/* Neither a descriptor nor a time: returns at once. */
#include <poll.h>
#include <sys/select.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	struct timeval tv = { 0, 0 };
	struct pollfd fd = { .fd = (int)(size_t)timer->data, .events = POLLIN };

	select(0, NULL, NULL, NULL, &tv);
	poll(NULL, 0, 0);
	poll(&fd, 1, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
