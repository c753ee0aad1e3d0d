/* SPDX-License-Identifier: MIT */
#include <uv.h>
#include "table.h"

static void on_timer(uv_timer_t *timer)
{
	enum action action = uv_timer_get_repeat(timer) ? ACTION_SAVE : ACTION_NONE;

	if (actions[action])
		actions[action](1);
}

int start(uv_timer_t *timer);

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
