/* SPDX-License-Identifier: MIT */
/* Setting one timeout does not change the other. */
#include <sys/select.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	struct timeval first = { 0, 0 };
	struct timeval second = { 0, 0 };

	select(0, NULL, NULL, NULL, &first);
	select(0, NULL, NULL, NULL, &second);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
