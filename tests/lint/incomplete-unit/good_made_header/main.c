/* SPDX-License-Identifier: MIT */
/* Two files that see the header that the build has made; nothing is missing. */
#include <uv.h>

#include "settings.h"

static void on_timer(uv_timer_t *timer)
{
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, (uint64_t)settings_ticks());
}
