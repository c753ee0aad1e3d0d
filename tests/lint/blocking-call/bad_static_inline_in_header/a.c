/* SPDX-License-Identifier: MIT */
#include <uv.h>
#include "nap.h"

static void on_timer(uv_timer_t *timer)
{
	nap();
}

int start_a(uv_timer_t *timer);

int start_a(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
