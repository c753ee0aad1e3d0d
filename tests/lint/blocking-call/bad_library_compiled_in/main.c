/* SPDX-License-Identifier: MIT */
#include "uv.h"

static void on_timer(uv_timer_t *timer)
{
	uv_reap(1);
	uv_sleep(1000); /* EXPECT: blocking-call uv_sleep error root=on_timer steps=2 */
	timer->callback = 0;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1, 0);
}
