/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static int ticks;

static void on_timer(uv_timer_t *timer)
{
	for (;;) {
		if (ticks++ > 100)
			return;
	}
	sleep(1);
}

static void on_idle(uv_idle_t *idle)
{
	while (1)
		if (ticks++ > 100)
			uv_idle_stop(idle);
	sleep(2);
}

int start(uv_timer_t *timer, uv_idle_t *idle)
{
	return uv_timer_start(timer, on_timer, 1000, 0) || uv_idle_start(idle, on_idle);
}
