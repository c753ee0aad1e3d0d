/* SPDX-License-Identifier: MIT */
/* sizeof and typeof do not run their operand. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	__typeof__(sleep(1)) unused = sizeof(sleep(1));

	timer->data = (void *)(size_t)unused;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
