/* SPDX-License-Identifier: MIT */
/* Nobody calls it. */
#include <unistd.h>
#include <uv.h>

void forgotten(void);

void forgotten(void)
{
	sleep(1);
}

static void on_timer(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
